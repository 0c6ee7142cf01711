# Answers to questions about an image.
ask-raised = { $finding } was raised: { $probability }, { $certainty }; its threshold is { $threshold }.
ask-raised-just = { $finding } was raised, but only just: { $probability }, { $certainty }, right above its threshold.
ask-not-raised = { $finding } was not raised: { $probability }, below its threshold of { $threshold }.
ask-just-below = { $finding } was not raised, but only just: { $probability }, right below its threshold.
ask-below = { $finding } was not raised: { $probability }, below its threshold.
ask-not-absent = Not found does not mean absent.
ask-where = What speaks for { $finding } lies here: { $zones }.
ask-where-side = What speaks for { $finding } lies here: { $side } ({ $zones }).
ask-no-place = So no place is shown for { $finding }.
ask-no-cautions = Nothing about the picture itself makes the figures less sure.

ask-more-likely = Of the two, { $finding } is more likely here than { $other }.
ask-equally = Here { $finding } and { $other } are about equally likely.
ask-without = With what speaks for { $finding } hidden, its probability goes from { $before } to { $hidden }; with an equal area hidden elsewhere, to { $elsewhere }.
ask-without-other = With what speaks for { $finding } hidden, { $other } goes from { $before } to { $hidden }; with an equal area hidden elsewhere, to { $elsewhere }.
ask-shared-evidence = So the area that speaks for { $finding } speaks for { $other } too: by it alone the two cannot be told apart.
ask-own-evidence = So the area that speaks for { $finding } says little about { $other }.
ask-rival-evidence = So the area that speaks for { $finding } speaks against { $other }.
ask-would-stay = { $finding } would still pass its threshold.
ask-would-go = { $finding } would no longer pass its threshold.
ask-would-come = { $finding } would then pass its threshold.
ask-hiding-limits = Hiding an area shows what this model rests on. It does not foretell how the patient would be.
ask-nothing-to-hide = There is nothing to hide for { $finding }.
ask-nothing-goes-with = What the model’s report writer learned tells nothing clear about other findings if { $finding } were present.

ask-consider = With { $finding }, consider also: { $terms }.
ask-considered = { $term } is on the general list of what to consider with { $finding }.
ask-signs = Signs of { $term } that { $other_term } lacks, to look for yourself: { $signs }.

ask-no-prior = I can’t tell from this image alone: give me an earlier one too (--prior).
ask-prior-refused = I can’t compare: the earlier image gets no findings.
ask-prior-same = I can’t compare: the two images are the same.
ask-prior-views = I can’t compare: the earlier view is { $earlier_view }, this one { $view }, and their figures differ for that alone.
ask-prior-view-unknown = The view of at least one of the two images is not known; if one is PA and the other AP, do not trust the changes.
ask-appeared = New: { $finding }, { $then } then and { $now } now.
ask-gone = No longer raised: { $finding }, { $then } then and { $now } now.
ask-risen = More likely than before: { $finding }, { $then } then and { $now } now.
ask-fallen = Less likely than before: { $finding }, { $then } then and { $now } now.
ask-steady = Not clearly changed: { $finding }, { $then } then and { $now } now.
ask-side-changed = The side of { $finding } has changed: { $earlier_side } then, { $side } now.
ask-no-change = No finding has clearly changed.
ask-prior-limits = A change counts as clear when it is larger than what small shifts of either image do. Whether both are of one patient was not checked.

ask-not-looked-for = I can’t tell from this image: the model does not look for { $term }.
ask-cannot-tell = I can’t tell from this image.
ask-can-ask = You can ask why a finding was raised, or why not, why this rather than that, where it is, how sure it is, what if it were hidden or present, what else it could be, what has changed, how serious it is, and what to do next. Ask in English, French, Spanish, Portuguese or Swahili.
ask-other-language = xvlm cannot be asked in this language yet. Ask in English, French, Spanish, Portuguese or Swahili.
