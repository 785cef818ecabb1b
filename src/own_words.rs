//! The program's own words in documents that others may want in their language or in easy read: one table of phrases, each with the id
//! under which a wording pack can put another text. A phrase with a number in it has two forms, one for one and another for any other
//! number, under ids that end in `.one` and `.many`.

use crate::ids::{Language, Worded};

/// Declares the phrases: in groups, which have the second part of their ids and what they are, for people; each with the last part
/// of its id and its English, in one form or in two.
macro_rules! phrases {
    ($($group:literal $about:literal { $($phrase:ident $id:literal $($form:literal)|+;)+ })+) => {
        /// A phrase of the program's own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase { $($($phrase),+),+ }

        /// All phrases, in the order of [`Phrase`].
        const TABLE: &[Entry] = &[
            $($(Entry { group: $group, about: $about, id: $id, forms: &[$($form),+] }),+),+
        ];
    };
}

struct Entry {
    group: &'static str,
    about: &'static str,
    id: &'static str,
    forms: &'static [&'static str],
}

phrases! {
    "page" "what stands around a report" {
        Skip "skip" "Skip to the report";
        Contents "contents" "Contents";
        AsTable "as-table" "Show this as a table";
        Page "page" "Page {page} of {pages}";
        Columns "columns" "Columns: {names}";
        Quote "quote" "“{text}”";
    }
    "date" "a date in a report" {
        Day "day" "{day} {month} {year}";
        Month "month" "{month} {year}";
        January "january" "January";
        February "february" "February";
        March "march" "March";
        April "april" "April";
        May "may" "May";
        June "june" "June";
        July "july" "July";
        August "august" "August";
        September "september" "September";
        October "october" "October";
        November "november" "November";
        December "december" "December";
    }
    "public" "the report for everyone: its title and what it is" {
        Title "title" "Report for everyone";
        LookedOurselves "looked-ourselves"
            "We looked at our own work, so this is our own view. We used a list of good practice, “{title}”, with {count} area. The area has \
             statements. For each statement we said if it is in place."
            | "We looked at our own work, so this is our own view. We used a list of good practice, “{title}”, with {count} areas. Each area has \
               statements. For each statement we said if it is in place.";
        LookedPeers "looked-peers"
            "Colleagues from elsewhere looked at our work. They used a list of good practice, “{title}”, with {count} area. The area has \
             statements. For each statement they said if it is in place."
            | "Colleagues from elsewhere looked at our work. They used a list of good practice, “{title}”, with {count} areas. Each area has \
               statements. For each statement they said if it is in place.";
        LookedCommunity "looked-community"
            "People from our communities looked at our work. They used a list of good practice, “{title}”, with {count} area. The area has \
             statements. For each statement they said if it is in place."
            | "People from our communities looked at our work. They used a list of good practice, “{title}”, with {count} areas. Each area has \
               statements. For each statement they said if it is in place.";
        WhatThisIs "what-this-is" "What this is";
        Scope "scope"
            "Only {count} of these areas was looked at. It is from this part of the list: {parts}."
            | "Only {count} of these areas were looked at. They are from this part of the list: {parts}.";
        Interim "interim"
            "This is not finished. So far, {count} of {all} areas has a rating."
            | "This is not finished. So far, {count} of {all} areas have a rating.";
        Unfinished "unfinished" "Not finished yet: {areas}.";
        Begun "begun" "What is in place in an area that is not finished does not count yet.";
        Draft "draft" "This is a draft. It can still change.";
        When "when" "The answers are from {month}.";
        TookPart "took-part" "{count} person took part." | "{count} people took part.";
        AmongThem "among-them" "Among them: {roles}.";
        About "about" "It is about: {communities}.";
        OurOwnWords "our-own-words" "In our own words";
    }
    "public" "the report for everyone: what was found" {
        Found "found" "What we found";
        MuchLeftOut "much-left-out"
            "{count} of {all} statements was left out, because we think it does not apply to us. The ratings rest on the other {left} \
             alone. So they say little about the whole."
            | "{count} of {all} statements were left out, because we think they do not apply to us. The ratings rest on the other {left} \
               alone. So they say little about the whole.";
        NoRating "no-rating" "No area has a rating yet.";
        HowMany "how-many" "How many areas are at each step";
        Step "step" "Step";
        Areas "areas" "Areas";
        BarOf "bar" "{part} of {count} area" | "{part} of {count} areas";
        NotYet "not-yet" "Not yet {level}";
        NotYetMeans "not-yet-means" "We do not yet do all that the first step asks for.";
        BelowFirst "below-first" "Below the first step";
        NotFinished "not-finished" "Not finished yet";
        DoesNotApply "does-not-apply" "Does not apply to us";
        GoodEnough "good-enough" "Good enough";
        SomeThere "some-there"
            "{count} of {all} areas is at {level} or above. That counts as good enough."
            | "{count} of {all} areas are at {level} or above. That counts as good enough.";
        AllThere "all-there" "All {count} areas are at {level} or above. That counts as good enough.";
        NoneThere "none-there" "No area is at {level} or above yet. That would count as good enough.";
        OneThere "one-there" "The one area that has a rating is at {level} or above. That counts as good enough.";
        OneNotThere "one-not-there" "The one area that has a rating is below {level}. That would count as good enough.";
        NotThere "not-there" "{count} is not there yet." | "{count} are not there yet.";
        SomeAims "some-aims"
            "{count} of {all} areas is where we want it to be, or above."
            | "{count} of {all} areas are where we want them to be, or above.";
        AllAims "all-aims" "All {count} areas are where we want them to be, or above.";
        NoAims "no-aims" "No area is where we want it to be yet.";
        OneAim "one-aim" "The one area that has a rating is where we want it to be, or above.";
        OneNoAim "one-no-aim" "The one area that has a rating is not yet where we want it to be.";
        AimElse "aim-else" "Where an area has no target of its own, we aim for {level}.";
        LowerTargets "lower-targets"
            "{count} area is there only because its own target is lower: {areas}."
            | "{count} areas are there only because their own targets are lower: {areas}.";
        Agreed "agreed" "We agreed that {level} is good enough.";
        InPlaceOf "in-place-of"
            "{count} of the {all} statements that apply is in place."
            | "{count} of the {all} statements that apply are in place.";
        Instead "instead"
            "{count} of them counts because something better is in place."
            | "{count} of them count because something better is in place.";
        Evidence "evidence" "For {count} of them there is evidence on record.";
        EvidenceOthers "evidence-others" "For {count} of the other {all} there is evidence on record.";
        NoEvidence "no-evidence" "There is no evidence on record for any of them.";
        NoEvidenceOthers "no-evidence-others" "There is no evidence on record for any of the others.";
        Unknown "unknown"
            "For {count} statement we do not know yet if it is in place."
            | "For {count} statements we do not know yet if they are in place.";
    }
    "public" "the report for everyone: strengths and gaps" {
        Well "well" "Where we are where we want to be";
        RestsOnFew "rests-on-few" "These ratings rest on few statements, because the others were left out.";
        NoneWell "none-well" "No area is good enough yet.";
        AllTheSame "all-the-same" "These things are in place all the same: {statements}";
        InPlace "in-place" "In place, for example: {statements}";
        InPlaceEvidence "in-place-evidence" "In place, for example, with evidence: {statements}";
        AndAreas "and-areas" "And {count} more: {areas}.";
        More "more" "Where we have more to do";
        Target "target" "We aim for {level} here.";
        NotInPlace "not-in-place" "Not yet in place: {statements}";
        NotKnown "not-known" "Not known yet: {statements}";
        EnoughOf "enough-of"
            "{count} of these is enough for the next step."
            | "{count} of these are enough for the next step.";
        AndMore "and-more" "And {count} more.";
        NothingMissing "nothing-missing" "No statement is missing in any area.";
        NothingMissingOf "nothing-missing-of" "Of what was not left out, no statement is missing.";
        AllAlike "all-alike" "No area is behind the others: all {count} are at the same step.";
        NextStep "next-step" "It is good enough. What comes next:";
        Lowest "lowest" "No area is below what is good enough. This one is lowest:"
            | "No area is below what is good enough. These are lowest:";
    }
    "public" "the report for everyone: what was left out" {
        LeftOut "left-out" "What we left out";
        LeftOutStatements "left-out-statements"
            "{count} of {all} statements was left out, because we think it does not apply to us. It is in this area: {areas}."
            | "{count} of {all} statements were left out, because we think they do not apply to us. They are in: {areas}.";
        LeftOutEverywhere "left-out-everywhere"
            "{count} of {all} statements were left out, because we think they do not apply to us. They are in all {areas} areas.";
        LeftOutMany "left-out-many"
            "{count} of {all} statements were left out, because we think they do not apply to us. They are in {areas} areas.";
        LeftOutAreas "left-out-areas"
            "{count} whole area was left out, because we think it does not apply to us: {areas}."
            | "{count} whole areas were left out, because we think they do not apply to us: {areas}.";
    }
    "public" "the report for everyone: what has changed" {
        Since "since" "What has changed since {when}";
        LastTime "last-time" "last time";
        BothTimes "both-times" "{count} area was rated both times." | "{count} areas were rated both times.";
        NeverBoth "never-both" "No area was rated both times, so nothing can be compared.";
        Moves "moves" "Of these, {up} got better, {down} got worse and {same} stayed the same.";
        NoneOfThem "none" "none";
        Better "better" "Better now";
        BetterLeftOut "better-left-out" "Better only because statements were left out";
        Worse "worse" "Not as good as before: {area}";
        FromTo "from-to" "It went from {from} to {to}.";
        NoLonger "no-longer" "No longer in place: {statements}";
        AppliesAgain "applies-again" "Applies again, and is not in place: {statements}";
        CountedThen "counted-then" "Something that counted before was left out.";
        NotFinishedNow "not-finished-now" "Not finished this time";
        NotLookedAt "not-looked-at" "Not looked at this time";
        LeftOutNow "left-out-now" "Left out this time";
        New "new" "Rated now, and not last time";
        AreaIs "area-is" "{area} ({rating})";
        AreaWas "area-was" "{area} (it was {rating})";
        NotYetInText "not-yet-in-text" "not yet {level}";
        BelowFirstInText "below-first-in-text" "below the first step";
    }
    "public" "the report for everyone: actions and the next review" {
        WillDo "will-do" "What we will do";
        Who "who" "Who: {role}.";
        By "by" "By {date}.";
        WasDue "was-due" "This was due by {date} and is not done yet.";
        NoDate "no-date" "No date is agreed yet.";
        Done "done" "Done:";
        NoActions "no-actions" "We have not agreed any actions yet.";
        AllDone "all-done" "We have done the one thing that we said we would do."
            | "We have done all {count} things that we said we would do.";
        NothingNext "nothing-next" "We have not agreed yet what to do next.";
        Review "review" "We plan to look at all this again on {date}.";
        ReviewWas "review-was" "We had planned to look at all this again on {date}.";
    }
    "public" "the report for everyone: how to answer it, and how it was made" {
        TellUs "tell-us" "Tell us what you think";
        Ask "ask" "What did we get right? What did we get wrong? What is missing? Tell us: {contact}";
        Formats "formats"
            "You can also ask there for this report in another format. This could be large print, Easy Read, audio, British Sign \
             Language or another language.";
        Room "room" "Here is room to write. What did we get right? What did we get wrong? What is missing?";
        SendBack "send-back" "Give your answer to whoever gave you this report. You can also ask them for it in another format.";
        Method "method" "How we worked it out";
        Rule "rule" "An area is at a step when all statements of that step are in place, and all those of the steps below.";
        RuleShare "rule-share"
            "An area is at a step when at least {percent} in 100 of its statements are in place, and as many at each step below.";
        Rest "rest" "What we have not said is in place counts as not in place. Statements that do not apply are left out: the more of them there are, the less a rating says.";
        List "list" "The list: {title}, version {version}.";
        ListBy "list-by" "The list: {title} ({publisher}), version {version}.";
        LocalAdditions "local-additions" "It has additions of our own.";
        PackNamed "pack-named" "In the words of: {name}.";
        PackNameless "pack-nameless" "In other words than its own.";
        PackAuthor "pack-author" "These words are by {author}.";
        PackLicence "pack-licence" "Their licence: {licence}.";
        Ours "ours" "The list itself gives no ratings. How they are worked out is up to the program that made this report.";
        Made "made" "Made with thrive on {date}.";
    }
    "form" "a form: what it is, and the questions about the assessment" {
        FormKind "kind" "Form to fill in";
        FormIntro "intro"
            "Tick each statement that is in place now. Leave the box empty where it is not, or not yet. You need not answer everything: an \
             area that you leave untouched counts as not answered, and not as “no”.";
        FormAboutYou "about-you" "About you and this assessment";
        FormTitle "title" "What is being assessed";
        FormOrganisation "organisation" "Organisation or partnership";
        FormPlace "place" "Place or neighbourhood";
        FormName "name" "Your name, or the names of all who answer together";
        FormRole "role" "Your role, such as resident or engagement lead";
        FormReturnTo "return-to" "When you have finished, send it to: {address}";
        FormFrom "from" "From: {name}";
        FormKeep "keep" "For the program that reads this form; please leave it as it is:";
    }
    "form" "a form: an area" {
        FormWhy "why" "Why it matters";
        FormWhich "which" "{level}: which of these are in place?";
        FormThisArea "this-area" "This area as a whole";
        FormAnswered "answered" "We have gone through this area. What is not ticked is not in place.";
        FormCannotJudge "cannot-judge" "We can't judge this area.";
        FormDoesNotApply "does-not-apply" "This area does not apply to us.";
        FormReason "reason" "Why it does not apply";
        FormNote "note" "Notes on this area";
        FormAddTo "add-to" "Add to a statement";
    }
    "form" "a form: answers" {
        FormYes "yes" "yes";
        FormNo "no" "no";
        FormUnknown "unknown" "don't know";
        FormNotApplicable "not-applicable" "not applicable";
        FormEvidence "evidence" "evidence";
    }
    "form" "a form as Markdown" {
        FormMarkdownTick "markdown-tick"
            "To tick a statement, put an x between the brackets in front of it, like this: [x]. Leave what each line begins with as it is.";
        FormMarkdownAdd "markdown-add"
            "To say more about a statement, write a line of its own under “Add to a statement”. Begin it with what stands in front of the \
             statement, here AREA.ITEM, in one of these ways:";
        FormMarkdownShown "markdown-shown" "what shows that it is in place";
        FormMarkdownReason "markdown-reason" "the reason";
        FormMarkdownDiscuss "markdown-discuss" "To talk about";
        FormMarkdownPointTo "markdown-point-to" "What you could point to";
    }
    "form" "a form in Word" {
        FormWordHow "word-how" "How to fill it in";
        FormWordTick "word-tick" "To tick a box, click or tap on it. Do the same again to take the tick away.";
        FormWordSend "word-send" "Save this file and send it back as it is, as a Word document (.docx) and not as a PDF.";
        FormWordAdd "word-add"
            "There is more that you can say about a statement. At the end of each area, under “{add}”, write its number and then one of \
             these: “{evidence}” and what shows that it is in place, with a date in brackets if you like; “{unknown}”; or “{other}” and \
             why. Begin a new line for each. For example:";
        FormWordEvidence "word-evidence" "list of partners";
        FormWordReason "word-reason" "we have no buildings";
        FormWordHint "word-hint" "write here";
    }
    "form" "a form in a web page: what stands in it" {
        WebCantWork "web-cant-work"
            "This page can't work here. Save it to your computer and open it in Edge, Chrome, Firefox or Safari, or use the Word or Excel \
             form.";
        WebFramed "web-framed"
            "This page is shown inside another program, where saving may not work. Save the page to your computer and open it in Edge, \
             Chrome, Firefox or Safari.";
        WebForgetful "web-forgetful"
            "This browser keeps nothing on this computer. Save your answers as a file before you close the page.";
        WebHow "web-how" "How to keep and send your answers";
        WebHowSave "web-how-save" "“Save my answers” puts them into a file. Send that file back: this page itself stays blank.";
        WebHowLater "web-how-later" "To go on later, open this page again and choose “Load my answers”.";
        WebHowDraft "web-how-draft" "Until you save, this browser keeps a copy on this computer. Nothing is sent over the internet.";
        WebShared "web-shared" "This is a shared computer: keep nothing";
        WebLoad "web-load" "Load my answers";
        WebLoadHint "web-load-hint" "If you have saved answers from this form, choose the file";
        WebToList "web-to-list" "Go to the areas";
        WebToStart "web-to-start" "About you";
        WebList "web-list" "Areas";
        WebListHint "web-list-hint" "Take the areas in any order. You can leave some out.";
        WebNotStarted "web-not-started" "Not started";
        WebInProgress "web-in-progress" "In progress";
        WebCompleted "web-completed" "Completed";
        WebProgress "web-progress" "Area {number} of {count}";
        WebNotSaid "web-not-said" "Not finished yet. If something is marked, what is not ticked counts as not in place.";
        WebOtherNotes "web-other-notes" "Other notes in the file";
        WebAddHint "web-add-hint"
            "For a statement that you don't know about, that does not apply, or that you have evidence for.";
        WebStatement "web-statement" "Statement";
        WebChoose "web-choose" "Choose a statement";
        WebWhat "web-what" "What to add";
        WebWords "web-words" "The reason, or the evidence";
        WebDate "web-date" "Date of the evidence, if you know it";
        WebAdd "web-add" "Add";
        WebAdded "web-added" "Added";
        WebChange "web-change" "Change";
        WebRemove "web-remove" "Remove";
        WebSave "web-save" "Save my answers";
        WebShowText "web-show-text" "Show my answers as text";
        WebBack "web-back" "Back to the list of areas";
        WebPrevious "web-previous" "Previous area";
        WebNext "web-next" "Next area";
        WebGoBack "web-go-back" "Go back";
        WebDelete "web-delete" "Delete from this computer";
    }
    "form" "a form in a web page: keeping, saving and loading answers" {
        WebOffer "web-offer" "There are answers on this computer";
        WebOffered "web-offered" "Answers kept on this computer on {when} for {title}, by {name}.";
        WebNoName "web-no-name" "no name yet";
        WebGoOn "web-go-on" "Go on with them";
        WebSaveKept "web-save-kept" "Save them as a file";
        WebDeleteKept "web-delete-kept" "Delete them";
        WebBroken "web-broken" "The answers kept on this computer can't be read.";
        WebDeleted "web-deleted" "Deleted from this computer. What you see stays until you close this page, and nothing more is kept.";
        WebKept "web-kept" "Kept on this computer as of {when}.";
        WebKeptSoon "web-kept-soon" "The last changes are not kept on this computer yet. That takes up to two minutes.";
        WebKeptNothing "web-kept-nothing" "Nothing is kept on this computer.";
        WebKeptFailed "web-kept-failed" "Your answers could not be kept on this computer. Save them as a file.";
        WebOtherTab "web-other-tab"
            "This form is open in another tab or window, and was changed there. This one keeps nothing until you change something here, and \
             then it replaces what the other has kept. Close one of the two.";
        WebNotSaved "web-not-saved" "Not saved as a file yet.";
        WebSavedAs "web-saved-as" "Last saved as {file}.";
        WebChanged "web-changed" "Changed since it was last saved as {file}.";
        WebCheck "web-check" "Before you save";
        WebProblems "web-problems" "There is a problem";
        WebNoReason "web-no-reason" "{area}: say in a few words why it does not apply";
        WebAtOdds "web-at-odds" "{area}: you say that you can't judge it or that it does not apply, and statements in it are marked all the same";
        WebHalfAdded "web-half-added" "{area}: something is written under “Add to a statement” and not added yet";
        WebTooLong "web-too-long" "{area}: a text is longer than 100,000 characters, so the file could not be read: shorten it";
        WebUntouched "web-untouched"
            "{count} area has nothing in it. It counts as not answered, and not as “no”:"
            | "{count} areas have nothing in them. They count as not answered, and not as “no”:";
        WebBegun "web-begun"
            "{count} area is marked as not finished. What is not ticked in it counts as not in place:"
            | "{count} areas are marked as not finished. What is not ticked in them counts as not in place:";
        WebAllTheSame "web-all-the-same" "Save all the same";
        WebDone "web-done" "Now send your answers";
        WebAsked "web-asked"
            "Your browser was asked to save {file}. You will usually find it in Downloads. This page itself stays blank: send that file.";
        WebNoFile "web-no-file" "If there is no such file, use “Show my answers as text”.";
        WebText "web-text" "Your answers as text";
        WebTextHint "web-text-hint" "Copy all of this into an e-mail, with its first and last line";
        WebSelectAll "web-select-all" "Select all of it";
        WebReplace "web-replace" "Replace what is here?";
        WebReplaceHint "web-replace-hint" "There are answers on this page already. Loading the file takes them out.";
        WebReplaceYes "web-replace-yes" "Load the file all the same";
        WebLoaded "web-loaded" "Loaded {ticks} in {areas}, saved {when} by {name}.";
        WebTicks "web-ticks" "{count} tick" | "{count} ticks";
        WebAreas "web-areas" "{count} area" | "{count} areas";
        WebMoment "web-moment" "{date} {time}";
        WebUnknownMoment "web-unknown-moment" "at an unknown time";
        WebNotJson "web-not-json"
            "This file was not loaded: it holds no answers from this form. Choose the .json file that “Save my answers” made.";
        WebNotAnswers "web-not-answers" "This file was not loaded: it is no assessment file of a kind that this form knows.";
        WebOtherFramework "web-other-framework" "This file was not loaded: its answers are for another framework or another version of it.";
        WebOtherForm "web-other-form" "This file was not loaded: its answers are from another form.";
        WebNoStatement "web-no-statement" "Choose a statement";
        WebNoWhat "web-no-what" "Choose what to add";
        WebNoWords "web-no-words" "Write the reason or the evidence: yes or no is not enough";
        WebSpare "web-spare" "“Don't know” has no words: write them as evidence or in the notes";
        WebBadDate "web-bad-date" "Write a whole date between 1948 and 2199, or none";
        WebPrinted "web-printed" "By {name}, printed on {when}.";
    }
    "form" "a form in Excel" {
        FormExcelAbout "excel-about" "About";
        FormExcelStatements "excel-statements" "Statements";
        FormExcelAreas "excel-areas" "Areas";
        FormExcelKey "excel-key" "Key";
        FormExcelQuestion "excel-question" "Question";
        FormExcelPhase "excel-phase" "Phase";
        FormExcelArea "excel-area" "Area";
        FormExcelAreaAbout "excel-area-about" "What it is about";
        FormExcelLevel "excel-level" "Level";
        FormExcelStatement "excel-statement" "Statement";
        FormExcelAnswer "excel-answer" "Answer";
        FormExcelInPlace "excel-in-place" "In place";
        FormExcelEvidence "excel-evidence" "Evidence";
        FormExcelDate "excel-date" "Date of the evidence";
        FormExcelHow "excel-how" "How to fill it in";
        FormExcelHowList "excel-how-list"
            "Go to the sheet “{sheet}”. Choose an answer from the list in the cell: “{yes}” if the statement is in place now, “{no}” if it \
             is not, or not yet. With “{other}”, say why it does not apply in the cell beside it.";
        FormExcelHowBoxes "excel-how-boxes"
            "Go to the sheet “{sheet}”. Tick the box if the statement is in place now. If you don't know, type “{unknown}” over the box. \
             If it does not apply to you, leave the box empty and say why in the cell beside it.";
        FormExcelHowBlank "excel-how-blank"
            "You need not answer everything. An area without any answer counts as not answered, and not as “no”. In an area with answers, \
             a statement without one counts as not in place.";
        FormExcelHowAreas "excel-how-areas"
            "On the sheet “{sheet}” you can say of a whole area that you have gone through it and nothing in it is in place, that you \
             can't judge it, or that it does not apply to you. There is room for notes, too.";
        FormExcelHowSort "excel-how-sort"
            "You can write in the white cells. Make rows higher and columns wider as you like. The arrows in the heads show one phase, \
             area or level alone.";
        FormExcelGoneThrough "excel-gone-through" "gone through";
        FormExcelCannotJudge "excel-cannot-judge" "can't judge";
        FormExcelDoesNotApply "excel-does-not-apply" "does not apply";
        FormExcelChoose "excel-choose" "Please choose from the list, or leave the cell blank.";
    }
}

/// The months, January first.
const MONTHS: [Phrase; 12] = [
    Phrase::January,
    Phrase::February,
    Phrase::March,
    Phrase::April,
    Phrase::May,
    Phrase::June,
    Phrase::July,
    Phrase::August,
    Phrase::September,
    Phrase::October,
    Phrase::November,
    Phrase::December,
];

impl Phrase {
    /// The name of a month, 1 being January.
    pub fn month(number: i8) -> Self {
        let index = usize::try_from(number).unwrap_or_default().clamp(1, MONTHS.len()) - 1;
        MONTHS[index]
    }
}

/// The program's own words: in English, or as a wording pack has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnWords {
    /// The forms of each phrase, in the order of the table.
    forms: Vec<Vec<Worded>>,
    language: Language,
}

/// A text of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnText {
    /// The id by which packs know it.
    pub id: String,
    /// What it is, for people.
    pub about: &'static str,
    pub english: &'static str,
}

impl Default for OwnWords {
    fn default() -> Self {
        let forms = |entry: &Entry| entry.forms.iter().map(|form| Worded::from(*form)).collect();
        Self { forms: TABLE.iter().map(forms).collect(), language: Language::default() }
    }
}

impl OwnWords {
    /// A phrase without a number, or with any other number than one.
    pub fn of(&self, phrase: Phrase) -> &Worded {
        let forms = &self.forms[phrase as usize];
        &forms[forms.len() - 1]
    }

    /// A phrase in the form that goes with a number.
    pub fn counted(&self, phrase: Phrase, count: usize) -> &Worded {
        if count == 1 { &self.forms[phrase as usize][0] } else { self.of(phrase) }
    }

    /// The language of most of them.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// Says which language most of them are in.
    pub fn set_language(&mut self, language: Language) {
        self.language = language;
    }

    /// Walks over all texts, where another can be put in the place of each.
    pub fn each(&mut self, visit: &mut dyn FnMut(OwnText, &mut Worded)) {
        for (entry, forms) in TABLE.iter().zip(&mut self.forms) {
            for (number, (english, worded)) in entry.forms.iter().zip(forms).enumerate() {
                let ending = match (entry.forms.len(), number) {
                    (1, _) => "",
                    (_, 0) => ".one",
                    _ => ".many",
                };
                let id = format!("words.{}.{}{ending}", entry.group, entry.id);
                visit(OwnText { id, about: entry.about, english }, worded);
            }
        }
    }
}

/// A part of a text: words, or a place where something is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    Words(&'t str),
    /// The name of the place: `count` for `{count}`.
    Place(&'t str),
}

/// The parts of a text in order. Braces round anything but a name are words.
pub fn parts(text: &str) -> Vec<Part<'_>> {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|letter| letter.is_ascii_lowercase());
    let mut parts = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(open) = text[from..].find('{').map(|open| from + open) {
        from = open + 1;
        let Some(close) = text[from..].find('}').map(|close| from + close) else { break };
        if !is_name(&text[from..close]) {
            continue;
        }
        parts.push(Part::Words(&text[start..open]));
        parts.push(Part::Place(&text[from..close]));
        (start, from) = (close + 1, close + 1);
    }
    parts.push(Part::Words(&text[start..]));
    parts.retain(|part| *part != Part::Words(""));
    parts
}

/// The names of a text's places.
fn places(text: &str) -> Vec<&str> {
    let name = |part| match part {
        Part::Place(name) => Some(name),
        Part::Words(_) => None,
    };
    parts(text).into_iter().filter_map(name).collect()
}

/// The places that a text put in another's stead lacks, and those that it has too much. The number one can be left to words.
pub fn misplaced<'t>(id: &str, english: &'t str, text: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let (wanted, found) = (places(english), places(text));
    let is_of_one = id.rsplit('.').next() == Some("one");
    let can_be_left_out = |place: &str| is_of_one && place == "count";
    let missing = wanted.iter().copied().filter(|place| !found.contains(place) && !can_be_left_out(place)).collect();
    let is_known = |place: &str| wanted.contains(&place) || can_be_left_out(place);
    let unknown = found.iter().copied().filter(|place| !is_known(place)).collect();
    (missing, unknown)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn texts_fall_into_words_and_places() {
        use Part::{Place, Words};
        for (text, expected) in [
            ("plain", vec![Words("plain")]),
            ("{count} of {all}", vec![Place("count"), Words(" of "), Place("all")]),
            ("a {b}.", vec![Words("a "), Place("b"), Words(".")]),
            ("{7*7} {} {A} {", vec![Words("{7*7} {} {A} {")]),
            ("{ {count}", vec![Words("{ "), Place("count")]),
            ("", vec![]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn places_that_a_text_lacks_and_has_too_much() {
        let english = "{count} of {all} areas";
        for (id, text, missing, unknown) in [
            ("words.x.y", "{all}: {count}", &[] as &[&str], &[] as &[&str]),
            ("words.x.y", "{count}", &["all"], &[]),
            ("words.x.y.one", "un o {all}", &[], &[]),
            ("words.x.y.many", "{all}", &["count"], &[]),
            ("words.x.y", "{count} {al}", &["all"], &["al"]),
        ] {
            assert_eq!(misplaced(id, english, text), (missing.to_vec(), unknown.to_vec()), "{text}");
        }
    }

    /// Ids are for good and for one text each; the two forms of a phrase have the same places.
    #[test]
    fn the_table_is_sound() {
        let mut ids = BTreeSet::new();
        OwnWords::default().each(&mut |text, worded| {
            assert!(ids.insert(text.id.clone()), "{} is there twice", text.id);
            assert_eq!(worded.as_str(), text.english);
            assert!(!text.english.contains("  ") && text.english.trim() == text.english, "{text:?}");
        });
        for entry in TABLE {
            assert!((1..=2).contains(&entry.forms.len()), "{}", entry.id);
            let id = if entry.forms.len() == 2 { ".one" } else { "" };
            assert_eq!(
                misplaced(id, entry.forms[entry.forms.len() - 1], entry.forms[0]),
                (vec![], vec![]),
                "{}",
                entry.id
            );
            assert!(
                entry.forms.len() == 1 || places(entry.forms[1]).contains(&"count") || entry.id == "lowest",
                "{}",
                entry.id
            );
        }
        assert_eq!(Phrase::month(11), Phrase::November);
    }
}
