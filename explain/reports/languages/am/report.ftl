title = የደረት ራጅ ማብራሪያ
title-abstained = ለዚህ ምስል ምንም ግኝት አልተሰጠም
disclaimer = ይህ የሕክምና መሣሪያ አይደለም። የሠለጠነ አንባቢን ያግዛል እንጂ ፈጽሞ አይተካውም።
review-status = የአማርኛ ጽሑፍ፦ ረቂቅ፣ ገና በሐኪም አልተገመገመም።
    .status = drafted
phantom-banner = ሰው ሠራሽ ምስል፦ በ xvlm የተሠራ እንጂ የታካሚ አይደለም

heading-findings = ግኝቶች
heading-absent = ተፈልገው ያልተገኙ
heading-cautions = ጥንቃቄ
heading-measures = ልኬቶች
heading-codes = ኮዶች
heading-provenance = የዚህ መረጃ ምንጭ
heading-limits = ገደቦች

impression-some = { $count ->
    [one] { $count } ግኝት ገደቡን አልፏል፦ { $findings }።
   *[other] { $count } ግኝቶች ገደባቸውን አልፈዋል፦ { $findings }።
}
impression-none = ገደቡን ያለፈ ግኝት የለም። ይህ በሽታ የለም ማለት አይደለም።
impression-abstained = xvlm ለዚህ ምስል ምንም ግኝት አይሰጥም።
finding-certain = { $finding }፦ { $certainty }
finding-likely = { $probability }፣ { $certainty }
list-comma = ፣
list-semicolon = ፤

abstention-turned = ምስሉ በጎኑ ተኝቷል ወይም ተገልብጧል፦ { $turn } አዙረው እንደገና ይሞክሩ።
abstention-other_view = ፋይሉ ራሱ ይህ የፊት ለፊት ምስል እንዳልሆነ ይናገራል።
abstention-other_examination = ፋይሉ ራሱ ይህ የደረት ራጅ እንዳልሆነ ይናገራል።
abstention-negative = ምስሉ ኔጋቲቭ ነው፦ አጥንቶች ጥቁር፣ አየር ነጭ ሆነው ይታያሉ። አጥንቶች ነጭ ሆነው እንዲታዩ አድርገው እንደገና ያውጡት።
abstention-not_chest_radiograph = ይህ ከፊት ወይም ከኋላ የተነሳ የደረት ራጅ አይመስልም።
abstention-no_lungs_seen = በምስሉ ውስጥ ሳንባዎች አልታዩም።
abstention-unlike_training_images = ሞዴሉ ከተማረባቸው ምስሎች እጅግ የተለየ ነው።
abstention-blank = ምስሉ ባዶ ነው ወይም የብርሃን ልዩነት የለውም ማለት ይቻላል።
abstention-too_small = የምስሉ ፒክሰሎች እጅግ ጥቂት ናቸው።
turn-90 = በሰዓት አቅጣጫ ሩብ ዙር (90°)
turn-180 = ግማሽ ዙር (180°)
turn-270 = ከሰዓት አቅጣጫ ተቃራኒ ሩብ ዙር (90°)

caution-unlike_training_images = ምስሉ ሞዴሉ ከተማረባቸው ይለያል፤ አሃዞቹን ያነሰ ይመኑ።
caution-child = ታካሚው ሕፃን ነው፤ ሞዴሉ የሠለጠነውና የተለካው በአብዛኛው በአዋቂዎች ነው።
caution-lungs_cropped = የሳንባዎቹ ክፍል ከምስሉ ውጭ ነው።
caution-patient_rotated = አንዱ ሳንባ ከሌላው እጅግ ጠባብ ሆኖ ይታያል፦ ታካሚው ወደ አንድ ጎን ዞሮ ወይም አንዱ ሳንባ አንሶ ሊሆን ይችላል።
caution-tilted = ደረቱ በምስሉ ላይ ወደ አንድ ጎን አዘንብሏል፤ የተጠቀሱት ክፍሎች ተንሸራተው ሊሆን ይችላል።
caution-over_exposed = ሳንባዎቹ በጣም ጠቁረዋል (ጨረሩ በዝቷል)፤ ጥቃቅን ዝርዝሮች ሊጠፉ ይችላሉ።
caution-under_exposed = ሳንባዎቹ በጣም ነጥተዋል (ጨረሩ አንሷል)፤ በውስጣቸው ያለው ሊደበቅ ይችላል።
caution-low_contrast = የምስሉ የብርሃን ልዩነት አነስተኛ ነው።
caution-low_resolution = የምስሉ ፒክሰሎች ጥቂት ናቸው፤ ትናንሽ ግኝቶች ሊያመልጡ ይችላሉ።
caution-failed_gate = ይህ የሞዴሉ ቅጂ ምርመራውን አላለፈም፤ የሚናገረውና የሚያሳየው ቦታ ከተሠራበት ሞዴል በጣም ይለያል። አይመኑበት።
caution-window_ignored = በፋይሉ ውስጥ ያለው የመጀመሪያ የማሳያ ቅንብር ከምስሉ ጋር ስለማይስማማ ጥቅም ላይ አልዋለም።
caution-says_other_body_part = ፋይሉ ከደረት ሌላ የሰውነት ክፍል ይጠቅሳል። ትክክለኛው ምስል ይህ መሆኑን ያረጋግጡ።
caution-says_other_view = ፋይሉ ይህን የፊት ለፊት ምስል ይለዋል፤ ሌላ አቅጣጫም ይጠቅሳል። ከፊት ወይም ከኋላ የተነሳ መሆኑን ያረጋግጡ።
caution-for_processing = ፋይሉ የያዘው የመሣሪያውን ጥሬ ምስል እንጂ ለንባብ የተዘጋጀውን አይደለም፤ ከቻሉ ያንን ያውጡ።
caution-partly_blank = የምስሉ የላይኛው ወይም የታችኛው ክፍል ባዶ ነው፦ ምስሉ ተቆርጦ ወይም ተበላሽቶ ሊሆን ይችላል።

certainty-possible = ሊሆን ይችላል
certainty-probable = የመሆን ዕድሉ ከፍተኛ
certainty-very_likely = የመሆን ዕድሉ በጣም ከፍተኛ
certainty-scale = ገደቡን ላለፈ ግኝት ዕድል የሚውሉ ቃላት፦ ከ { $probable } በታች «ሊሆን ይችላል»፣ ከ { $very_likely } በታች «የመሆን ዕድሉ ከፍተኛ»፣ ከዚያ በላይ «የመሆን ዕድሉ በጣም ከፍተኛ»።

side-right = የታካሚው ቀኝ ጎን
side-left = የታካሚው ግራ ጎን
side-both = ሁለቱም ጎኖች
side-central = የደረት መሃል
zone-right_upper = የቀኝ ላይኛው ክፍል
zone-right_middle = የቀኝ መካከለኛ ክፍል
zone-right_lower = የቀኝ ታችኛው ክፍል
zone-left_upper = የግራ ላይኛው ክፍል
zone-left_middle = የግራ መካከለኛ ክፍል
zone-left_lower = የግራ ታችኛው ክፍል
zone-outside_lungs = ከሳንባዎች ውጭ
zone-share = { $zone } { $share }
where-side = { $side }፦ { $zones }

label-where = የት
label-why = ለምን
label-consider = ያስቡ
label-threshold = ገደብ { $threshold }
test-figures = ዕድል { $before }፤ ይህ ቦታ ሲሸፈን { $hidden }፤ በሌላ ቦታ እኩል ስፋት ሲሸፈን { $elsewhere }።
verdict-matters = መልሱ በዚህ ቦታ ላይ የተመሠረተ ነው።
verdict-matters_little = መልሱ በዚህ ቦታ ላይ የተመሠረተው በጥቂቱ ብቻ ነው።
verdict-does_not_matter = መልሱ በዚህ ቦታ ላይ የተመሠረተ አይደለም፦ በተመለከተው ቦታ ላይ አይተማመኑ።
untested = የሚሸፈን ነገር ስላልነበረ የተመለከተው ቦታ አልተፈተሸም።
stated-yes = የሞዴሉ ሪፖርት ጸሐፊ ለብቻው ሲጠየቅ እሱም ጠቅሶታል።
stated-no = የሞዴሉ ሪፖርት ጸሐፊ ለብቻው ሲጠየቅ አልጠቀሰውም።
bar-before = ምስሉ እንዳለ
bar-hidden = ይህ ቦታ ተሸፍኖ
bar-elsewhere = ሌላ ቦታ ተሸፍኖ

absent-note = እያንዳንዱ ከገደቡ በታች ቀርቷል። አለመገኘት የለም ማለት አይደለም።

heart-ratio-PA = የልብና የደረት ስፋት ንጽጽር { $ratio } (በምስሉ ላይ የተለካ፣ የ PA ዕይታ)። በአዋቂዎች የ PA ዕይታ ከ { $limit } በላይ ትልቅ ይባላል (Danzer 1919)።
heart-ratio-unknown = የልብና የደረት ስፋት ንጽጽር { $ratio } (በምስሉ ላይ የተለካ፣ ዕይታው አይታወቅም)። በአዋቂዎች የ PA ዕይታ ከ { $limit } በላይ ትልቅ ይባላል (Danzer 1919)፤ የ AP ዕይታ ልብን ያጎላል።
heart-ratio-AP = የልብና የደረት ስፋት ንጽጽር አልተለካም፦ የ AP ዕይታ ልብን ያጎላል።
heart-ratio-none = የልብና የደረት ስፋት ንጽጽር አልተለካም፦ የልብ ጠርዞች ግልጽ አይደሉም።

provenance-image = ምስል { $source }፣ ዕይታ { $view }
provenance-model = ሞዴል { $bundle } { $version }፣ sha256 { $sha256 }
provenance-thresholds = የሞዴሉ ገደቦች፦ { $point }
provenance-clinic-thresholds = የዚህ ክሊኒክ ገደቦች፣ { $date }፦ { $point }፣ sha256 { $sha256 }
provenance-software = xvlm { $xvlm } በ { $engine } ላይ፣ የግኝቶች ሠንጠረዥ { $findings }
operating-point-few_false_alarms = ጥቂት የሐሰት ማስጠንቀቂያዎች
operating-point-best_f1 = ባመለጡና በሐሰት በተነሱ መካከል ሚዛን (F1)
operating-point-sensitivity_90 = 90% የመለየት አቅም
view-PA = PA
view-AP = AP
view-unknown = አይታወቅም

limits-list = { $count } ግኝቶችን ብቻ ይፈልጋል። አጥንት፣ መሣሪያና ቱቦ አይነበቡም።
limits-tuberculosis = { finding-tuberculosis } ለመለየት አልሠለጠነም። እዚህ ያለ ምንም መልስ ይህን አይደግፍም፣ አይቃወምም።
limits-place = የተከበቡት ቦታዎች ሞዴሉን ምን እንደመራው ያሳያሉ። የበሽታ ማረጋገጫ አይደሉም።
limits-sides = ጎኖቹ ትክክል የሚሆኑት ምስሉ እንደተለመደው ሲታይ ነው፣ የታካሚው ቀኝ በተመልካቹ ግራ። እንደ መስታወት የተገለበጠ ምስል ያለዋውጣቸዋል።
limits-consider = ሌሎች ሊታሰቡ የሚገባቸው አጠቃላይ ዝርዝር ነው እንጂ ከዚህ ምስል የተነበበ አይደለም።

marker-right = ቀኝ
marker-left = ግራ
show = በምስሉ ላይ አሳይ
image-alt = የእያንዳንዱ ግኝት ማስረጃ የተከበበበት የደረት ራጅ
percent-under = < { $percent }
percent-over = > { $percent }

note = ማስታወሻ
note-wrote = { $file } ተጽፏል
note-fallback = { $wanted } እዚህ መጠቀም አይቻልም፤ በ { $engine } እየሠራ ነው
step-explaining = በማብራራት ላይ
