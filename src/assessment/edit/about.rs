//! What each detail does to what is said about the assessment as a whole.

use jiff::Timestamp;

use super::super::model::{About, Assessor, FormRef, Former, MergedFile, Previous};
use super::{Detail, Refusal, each_once, text};
use crate::framework::Framework;

impl About {
    pub(super) fn apply(&mut self, detail: Detail, framework: &Framework) -> Result<(), Refusal> {
        match detail {
            Detail::Title(title) => self.title = text(&title)?,
            Detail::Organisation(line) => {
                let body = Former::read(&line).ok().filter(|body| body.until.is_none());
                let Former { name, code, .. } = body.unwrap_or(Former { name: line, code: None, until: None });
                self.organisation = text(&name).ok();
                self.organisation_code = code.and_then(|code| text(&code).ok());
            }
            Detail::OrganisationCode(code) => self.organisation_code = text(&code).ok(),
            Detail::Place(place) => self.place = text(&place).ok(),
            Detail::Formerly(bodies) => {
                let named = |body: Former| {
                    let code = body.code.and_then(|code| text(&code).ok());
                    Some(Former { name: text(&body.name).ok()?, code, ..body })
                };
                self.formerly = each_once(bodies.into_iter().filter_map(named));
            }
            Detail::Kind(kind) => self.kind = kind,
            Detail::Viewpoint(viewpoint) => {
                self.viewpoint = viewpoint;
                self.viewpoint_by_phase.clear();
            }
            Detail::ViewpointIn(phase, viewpoint) => {
                match viewpoint.filter(|here| self.viewpoint != Some(*here)) {
                    Some(here) => self.viewpoint_by_phase.insert(phase, here),
                    None => self.viewpoint_by_phase.remove(&phase),
                };
            }
            Detail::Timing(timing) => self.timing = timing,
            Detail::Communities(communities) => {
                let ids = communities.into_iter().map(|index| framework.communities()[index].id.clone());
                self.communities = each_once(ids);
            }
            Detail::ExecutiveLead(name) => self.executive_lead = text(&name).ok(),
            Detail::GoodEnough(level) => self.good_enough = level,
            Detail::Narrative(said) => self.narrative = text(&said).ok(),
            Detail::Risks(said) => self.risks = text(&said).ok(),
            Detail::Asks(said) => self.asks = text(&said).ok(),
            Detail::NextReview(day) => self.next_review = day,
            Detail::Contact(said) => self.contact = text(&said).ok(),
            Detail::Assessors(people) => {
                let named = |person: Assessor| {
                    let role = person.role.and_then(|role| text(&role).ok());
                    Some(Assessor { name: text(&person.name).ok()?, role })
                };
                self.assessors = people.into_iter().filter_map(named).collect();
            }
            Detail::Scope(parts) => self.scope = each_once(parts),
            Detail::Form(form) => {
                let saved = form.saved.filter(|moment| moment.parse::<Timestamp>().is_ok());
                let wording = form.wording.and_then(|wording| text(&wording).ok());
                self.form = Some(FormRef { id: text(&form.id)?, wording, saved, ..form });
            }
            Detail::Sources(files) => {
                let named = |source: MergedFile| {
                    let assessors = source.assessors.iter().filter_map(|name| text(name).ok()).collect();
                    Some(MergedFile { file: text(&source.file).ok()?, assessors, ..source })
                };
                self.sources = files.into_iter().filter_map(named).collect();
            }
            Detail::Started(day) => self.started = day,
            Detail::Previous(rounds) => {
                let named = |round: Previous| Some(Previous { file: text(&round.file).ok()?, ..round });
                self.previous = rounds.into_iter().filter_map(named).collect();
            }
        }
        Ok(())
    }
}
