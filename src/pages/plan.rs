//! The plan: what is one statement away, bottlenecks, the next steps phase by phase, and the way to the targets; each with what is already
//! being done about it.

use jiff::civil::Date;

use super::compare::arrow;
use super::phrases::ratings::{held_back, opening, rank_opening, rule_sentence};
use crate::assessment::{Action, Assessment};
use crate::document::{Document, Entry, Text, Tone};
use crate::framework::{Framework, ItemIndex, ItemRef};
use crate::plan::{Plan, Reach, Step};
use crate::score::Scorecard;
use crate::words;

/// The whole plan of an assessment, or what has been chosen of it.
pub fn plan(assessment: &Assessment, card: &Scorecard, plan: &Plan, today: Date) -> Document {
    let framework = card.framework;
    let mut document = Document::default();
    opening(&mut document, assessment, card);
    let writer = Writer { framework, assessment, today };
    document.paragraph(in_short(plan));
    let of = |reach: Reach| plan.steps.iter().filter(move |step| step.reach == reach).collect::<Vec<_>>();
    writer.section(&mut document, "One statement away from a higher rating", &of(Reach::OneStatement));
    let bottlenecks = plan
        .steps
        .iter()
        .filter(|step| step.is_bottleneck())
        .map(|step| Entry::new(step.area.id.as_str(), held_back(framework, step)));
    let bottlenecks: Vec<Entry> = bottlenecks.collect();
    if !bottlenecks.is_empty() {
        document.heading(2, "Bottlenecks: one gap holds back levels that are otherwise there");
        document.list(bottlenecks);
    }
    let short = of(Reach::NextRating);
    if !short.is_empty() {
        document.heading(2, "Next steps, phase by phase");
    }
    for phase in framework.phases() {
        let steps: Vec<&Step> = short.iter().copied().filter(|step| step.area.phase == phase.index).collect();
        if !steps.is_empty() {
            document.heading(3, Text::default().quoted(&phase.label()));
        }
        for step in steps {
            writer.step(&mut document, 4, step);
        }
    }
    writer.section(&mut document, "Further on, to the targets", &of(Reach::Target));
    for (said, areas) in [
        ("At the top, or where the team wants to be", &plan.reached),
        ("Not assessed, so there is nothing to suggest yet", &plan.unassessed),
    ] {
        if !areas.is_empty() {
            let ids: Vec<&str> = areas.iter().map(|area| area.id.as_str()).collect();
            document.paragraph(format!("{said}: {}.", words::list(&ids)));
        }
    }
    document.paragraph(rule_sentence(card.rule, framework).all(Tone::Quiet));
    document
}

/// How many steps there are, and which is the first.
fn in_short(plan: &Plan) -> String {
    let Some(first) = plan.steps.first() else { return "There is no next step to suggest here.".to_owned() };
    let near = plan.steps.iter().filter(|step| step.reach == Reach::OneStatement).count();
    let nearby = words::either(near, "area is one statement", "areas are each one statement");
    let counts = match (near, plan.steps.len() - near) {
        (0, steps) => words::either(steps, "step is suggested", "steps are suggested"),
        (_, 0) => format!("{nearby} away from a higher rating"),
        (_, steps) => {
            format!("{nearby} away from a higher rating; {} to go on with", words::count(steps, "further step"))
        }
    };
    let first = first.area.label();
    // One programme for the whole system can be one statement.
    format!("{counts}. The first is {first}. How much work a statement is, and what is quick, is for you to judge.")
}

struct Writer<'a> {
    framework: &'a Framework,
    assessment: &'a Assessment,
    today: Date,
}

impl Writer<'_> {
    fn section(&self, document: &mut Document, title: &str, steps: &[&Step]) {
        if !steps.is_empty() {
            document.heading(2, title);
        }
        for step in steps {
            self.step(document, 3, step);
        }
    }

    /// The area with its rating now and after the step, why the area matters, and the items with the actions under way for them.
    fn step(&self, document: &mut Document, level: u8, step: &Step) {
        let area = step.area;
        let title =
            Text::default().quoted(&area.label()).and(": ").then(rank_opening(self.framework, [area], step.from));
        document.heading(level, title.and(arrow(self.framework)).then(rank_opening(self.framework, [area], step.to)));
        // A step further on comes after another step of its area, which says why the area matters.
        if step.reach != Reach::Target && !area.why.is_empty() {
            document.paragraph(Text::from("Why it matters: ").quoted(&area.why).all(Tone::Quiet));
        }
        if step.needed < step.items.len() {
            document.paragraph(format!("Any {} of these {}:", step.needed, step.items.len()));
        }
        let entry = |index: &ItemIndex| {
            let item = &area[*index];
            let mut text = Text::default().quoted(&item.text);
            if step.unsure.contains(index) {
                text = text.and(" (We don't know: find out first.)");
            }
            let actions = self.assessment.open_actions_for(ItemRef { area: area.index, item: *index });
            let text = actions.into_iter().fold(text, |text, action| text.line().and(under_way(action, self.today)));
            Entry::new(item.id.as_str(), text)
        };
        document.list(step.items.iter().map(entry).collect());
    }
}

/// `Under way: action 1, Ada Obi, by 31 March 2027`.
fn under_way(action: &Action, today: Date) -> String {
    let by = action.due.map(|due| format!("by {}", words::long_date(due)));
    let overdue = action.is_overdue(today).then(|| "overdue".to_owned());
    let parts = [Some(format!("action {}", action.id)), action.responsible.clone(), by, overdue];
    format!("Under way: {}", parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}
