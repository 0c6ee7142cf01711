title = Chest radiograph explained
title-abstained = No findings given for this image
disclaimer = Not a medical device. It supports a trained reader and never replaces one.
review-status = English text: drafted, not yet reviewed by a clinician.
    .status = drafted
phantom-banner = SYNTHETIC IMAGE: made by xvlm, not of a patient

heading-findings = Findings
heading-absent = Looked for and not found
heading-cautions = Take care
heading-measures = Measured
heading-codes = Codes
heading-provenance = Where this comes from
heading-limits = Limits

impression-some = { $count ->
    [one] One finding passed its threshold: { $findings }.
   *[other] { $count } findings passed their thresholds: { $findings }.
}
impression-none = No finding passed its threshold. This does not rule out disease.
impression-abstained = xvlm gives no findings for this image.
finding-certain = { $finding } ({ $certainty })
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = The picture lies on its side or stands on its head: give it { $turn } and try again.
abstention-other_view = The file itself says that this is not a frontal view.
abstention-other_examination = The file itself says that this is not an X-ray of the chest.
abstention-negative = The picture is a negative: bones are dark and air is bright. Export it again with bones bright.
abstention-not_chest_radiograph = This does not look like a frontal chest radiograph.
abstention-no_lungs_seen = No lungs could be seen in it.
abstention-unlike_training_images = It is too unlike the images that the model learned from.
abstention-blank = The image is blank or has almost no contrast.
abstention-too_small = The image has too few pixels.
turn-90 = a quarter turn clockwise (90°)
turn-180 = half a turn (180°)
turn-270 = a quarter turn anticlockwise (90°)

caution-unlike_training_images = The image differs from those that the model learned from; trust the figures less.
caution-child = The patient is a child; the model was trained and measured mostly on adults.
caution-lungs_cropped = Part of the lungs lies outside the image.
caution-patient_rotated = One lung field is much narrower than the other: the patient may have turned to one side, or a lung may be smaller.
caution-tilted = The chest leans to one side on the image; the zones named may be shifted.
caution-over_exposed = The lungs are very dark (over-exposed); fine detail may be lost.
caution-under_exposed = The lungs are very pale (under-exposed); what is in them may be hidden.
caution-low_contrast = The image has little contrast.
caution-low_resolution = The image has few pixels; small findings may be missed.
caution-failed_gate = This copy of the model failed its checks: what it says, and where, strays too far from the model it was made from. Do not rely on it.
caution-window_ignored = The first display settings in the file do not fit its picture and were not used.
caution-says_other_body_part = The file names another part of the body than the chest. Make sure that this is the right picture.
caution-says_other_view = The file calls this a frontal view and another view too. Make sure that it was taken from the front or the back.
caution-for_processing = The file holds the detector’s raw picture, not the one made for reading; export that one where you can.
caution-partly_blank = The upper or the lower part of the image is blank: the image may be cut off, or damaged.

certainty-possible = possible
certainty-probable = probable
certainty-very_likely = very likely
certainty-scale = Words for the probability of a finding that passed its threshold: possible below { $probable }, probable below { $very_likely }, very likely from there on.

side-right = patient’s right side
side-left = patient’s left side
side-both = both sides
side-central = centre of the chest
zone-right_upper = right upper zone
zone-right_middle = right middle zone
zone-right_lower = right lower zone
zone-left_upper = left upper zone
zone-left_middle = left middle zone
zone-left_lower = left lower zone
zone-outside_lungs = outside the lungs
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = Where
label-why = Why
label-consider = Consider
label-threshold = threshold { $threshold }
test-figures = Probability { $before }; with this area hidden { $hidden }; with an equal area hidden elsewhere { $elsewhere }.
verdict-matters = The answer rests on this area.
verdict-matters_little = The answer rests on this area only a little.
verdict-does_not_matter = The answer does not rest on this area: do not rely on the place shown.
untested = There was nothing to hide, so the place shown was not tested.
stated-yes = The model’s report writer, asked on its own, named it too.
stated-no = The model’s report writer, asked on its own, did not name it.
bar-before = image as it is
bar-hidden = this area hidden
bar-elsewhere = other area hidden

absent-note = Each stayed below its own threshold. Not found does not mean absent.

heart-ratio-PA = Cardiothoracic ratio { $ratio } (measured on the picture, PA view). Above { $limit } is called enlarged on PA views of adults (Danzer 1919).
heart-ratio-unknown = Cardiothoracic ratio { $ratio } (measured on the picture, view not known). Above { $limit } is called enlarged on PA views of adults (Danzer 1919); AP views magnify the heart.
heart-ratio-AP = Cardiothoracic ratio not measured: AP views magnify the heart.
heart-ratio-none = Cardiothoracic ratio not measured: the borders of the heart are not distinct.

provenance-image = Image { $source }, view { $view }
provenance-model = Model { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = Thresholds of the model: { $point }
provenance-clinic-thresholds = Thresholds of this clinic, { $date }: { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm } on { $engine }, table of findings { $findings }
operating-point-few_false_alarms = few false alarms
operating-point-best_f1 = balance of missed and falsely raised (F1)
operating-point-sensitivity_90 = sensitivity of 90%
view-PA = PA
view-AP = AP
view-unknown = not known

limits-list = It looks for { $count } findings and for nothing else. Bones, devices and tubes are not read.
limits-tuberculosis = It was not trained to recognise { finding-tuberculosis }. No answer here speaks for or against it.
limits-place = The outlined places show what moved this model. They are not proof of disease.
limits-sides = Sides hold where the picture is shown as usual, the patient’s right on the viewer’s left. A mirrored picture swaps them.
limits-consider = What to consider besides is a general list and was not read from this image.

marker-right = R
marker-left = L
show = Show on the image
image-alt = Chest radiograph with the evidence of each finding outlined
percent-under = < { $percent }
percent-over = > { $percent }

note = note
note-wrote = wrote { $file }
note-fallback = { $wanted } cannot be used here; running on { $engine }
step-explaining = explaining
