//! The phrases of the report for everyone, and of what stands around reports.

/// Hands these phrases, behind those that came before, on to the next macro.
macro_rules! report_phrases {
    ($next:ident $($before:tt)*) => {
        $next! {
            $($before)*
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
            "public" "the report for everyone: how others see it" {
                SeenByCommunities "seen-by-communities" "How communities see it";
                SeenByPeers "seen-by-peers" "How colleagues from elsewhere see it";
                CommunitiesLooked "communities-looked"
                    "People from our communities used the same list. For each statement they said if it is in place, as they see it.";
                PeersLooked "peers-looked"
                    "Colleagues from elsewhere used the same list. For each statement they said if it is in place, as they see it.";
                NeitherWrong "neither-wrong" "Where they see it differently from us, that does not make one of us wrong.";
                TheirDraft "their-draft" "Their answers can still change.";
                TheyNone "they-none" "They have not rated any area yet, so nothing can be compared.";
                TheyOthers "they-others"
                    "They rated {count} area. We have not rated it, so nothing can be compared."
                    | "They rated {count} areas. We have not rated any of them, so nothing can be compared.";
                TheyOf "they-of"
                    "They rated {count} of the {all} areas that we rated."
                    | "They rated {count} of the {all} areas that we rated.";
                TheyAll "they-all" "They rated the one area that we rated." | "They rated all {count} areas that we rated.";
                TheyMore "they-more"
                    "They also rated {count} area that we have not rated: {areas}."
                    | "They also rated {count} areas that we have not rated: {areas}.";
                SeenAlike "seen-alike"
                    "They say the same as we do of every statement in it."
                    | "They say the same as we do of every statement in these {count} areas.";
                SeenOtherwise "seen-otherwise" "They see it differently.";
                SeenAllOtherwise "seen-all-otherwise" "They see all of these areas differently.";
                SeenSomeOtherwise "seen-some-otherwise"
                    "They see {count} of these areas differently." | "They see {count} of these areas differently.";
                OthersAlike "others-alike"
                    "They say the same as we do of every statement in the other one."
                    | "They say the same as we do of every statement in the other {count}.";
                BothSay "both-say" "We both say: {rating}.";
                WeAndThey "we-and-they" "We say: {ours}. They say: {theirs}.";
                OnlyWe "only-we" "In place as we see it, and not as they see it: {statements}";
                OnlyThey "only-they" "In place as they see it, and not as we see it: {statements}";
                OneUnclear "one-unclear"
                    "For {count} statement, one of us does not know if it is in place, or says that it does not apply."
                    | "For {count} statements, one of us does not know if they are in place, or says that they do not apply.";
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
        }
    };
}
