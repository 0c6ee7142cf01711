# What follows from the findings, and the levels from the whole answer down to the picture.
level-impression = Impression
level-finding = Finding
level-region = Region
level-pixels = Pixels

heading-next = What next
label-urgency = Urgency
label-supports = Supports it
label-against = Speaks against it
label-what_if = What if
label-outline = Outline

urgency-now = Now: if it is there, it cannot wait.
urgency-soon = Today: settle it before the patient leaves.
urgency-routine = Routine: it can wait for an ordinary visit.
urgency-soon_lowered = Today: this is not sure, but if the patient is unwell, do not wait.
urgency-routine_lowered = Routine: this is not sure; if the patient is unwell, settle it today.

next-look_at_patient = Look at the patient first; the image comes second.
next-look_further = If the patient is unwell, go on looking, whatever this answer says.
next-compare = Compare with an earlier image, if there is one.
next-lateral = A lateral view can show where it lies.
next-expiration = A repeat upright and in expiration can show the edge of the lung better.
next-upright_pa = A repeat upright, in PA view, shows the size of the heart better.
next-ultrasound = Ultrasound, where there is one, shows fluid better.
next-test_tuberculosis = Where { finding-tuberculosis } is common, test for it; this answer says nothing of it.
next-follow_up = Repeat the image later, to see whether it has cleared.
next-refer = Arrange for it to be looked into further, with CT where there is one.
note-next = These steps are general and drafted for discussion; the trained reader decides.

against-outside_lungs = { $share } of what moved the answer lies outside the lungs.
against-foreign_object = A device or a mark lies in this place: it may be what the model saw.
stability-stable = Shifted by one pixel, the image gives { $lowest } to { $highest }: the finding stays above its threshold.
stability-unstable = Unstable: shifted by one pixel, the image gives { $lowest } to { $highest }, and the finding falls below its threshold.
unstable-absent = Unstable: { $finding } is below its threshold, but shifted by one pixel the image gives { $highest }, which passes it.
untested-budget = Too many findings were raised to test each one, so the place shown was not tested.

if-hidden-falls = Without this area, { $finding } would fall from { $before } to { $hidden }.
if-hidden-rises = Without this area, { $finding } would rise from { $before } to { $hidden }.
if-hidden-same = Without this area, { $finding } would be { $hidden } instead of { $before }: it does not rest on this area.
if-stated = If { $given } were present, the model’s report writer would name { $finding } with { $chance } instead of { $chance_alone }. This is an association that it learned, not a cause.

region-outline = The outline holds { $support } of what moved the answer towards the finding, on { $area } of the image.
pixels-legend = Orange places raised the answer, blue places lowered it. The model sees coarse squares: finer detail means nothing.
