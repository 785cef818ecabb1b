//! The phrases of forms.

/// Hands these phrases, behind those that came before, on to the next macro.
macro_rules! form_phrases {
    ($next:ident $($before:tt)*) => {
        $next! {
            $($before)*
            "form" "a form: what it is, and the questions about the assessment" {
                FormKind "kind" "Form to fill in";
                FormIntro "intro"
                    "Tick each statement that is in place now. Leave the box empty where it is not, or not yet. You need not answer everything: an \
                     area that you leave untouched counts as not answered, and not as “no”.";
                FormWe "we" "“We” in a statement means those whose work is being assessed.";
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
                FormWordsUsed "words-used" "Words used here";
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
                WebKept "web-kept" "Kept on this computer as of {when}. To be sure of your answers, save them as a file.";
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
                WebHalfAdded "web-half-added" "{area}: something is chosen or written under “Add to a statement” and not added yet";
                WebSpareReason "web-spare-reason"
                    "{area}: a reason why it does not apply is written, and it is not said that it does not apply";
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
    };
}
