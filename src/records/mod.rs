//! Data for other programs: the typed, versioned objects that are written as JSON, and the typed rows of tidy tables. Keys and
//! columns, once published, keep their meaning.

mod actions;
mod agreement;
mod areas;
mod compare;
mod evidence;
mod framework;
mod items;
mod json;
mod plan;
mod portfolio;
mod scorecard;
mod shared;
mod side_by_side;
mod source;
mod tables;

pub use self::actions::{ActionDataRow, ActionOfManyRow, ActionRow, ActionsRecord, action_of_many_rows, action_rows};
pub use self::agreement::{AgreementRecord, AgreementRow, agreement_rows};
pub use self::areas::{AreaDataRow, AreaRow, area_rows};
pub use self::compare::{ChangeRow, ComparisonRecord, change_rows};
pub use self::evidence::{EvidenceDataRow, EvidenceRow, evidence_rows};
pub use self::framework::{FrameworkRow, framework_rows};
pub use self::items::{ItemDataRow, ItemRow, item_rows};
pub use self::json::{json, json_list_to, json_to, one_or_many};
pub use self::plan::{PlanRecord, PlanRow, plan_rows};
pub use self::portfolio::PortfolioRecord;
pub use self::scorecard::ScorecardRecord;
pub use self::side_by_side::{BesideRow, SideBySideRecord, beside_rows};
pub use self::source::{FileRow, SourceRow};
pub use self::tables::{ActionTable, AreaTable, EvidenceTable, ItemTable, Table, TableSource, Texts, WithoutTexts};
