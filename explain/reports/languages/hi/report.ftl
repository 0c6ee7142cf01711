title = छाती के एक्स-रे की व्याख्या
title-abstained = इस चित्र के लिए कोई निष्कर्ष नहीं दिया गया
disclaimer = यह चिकित्सा उपकरण नहीं है। यह प्रशिक्षित पाठक की सहायता करता है, उसकी जगह कभी नहीं लेता।
review-status = हिन्दी पाठ: मसौदा, अभी किसी चिकित्सक ने इसकी समीक्षा नहीं की है।
    .status = drafted
phantom-banner = कृत्रिम चित्र: xvlm ने बनाया है, किसी रोगी का नहीं

heading-findings = निष्कर्ष
heading-absent = जो खोजा गया और नहीं मिला
heading-cautions = सावधानी
heading-measures = माप
heading-codes = कोड
heading-provenance = यह जानकारी कहाँ से आई
heading-limits = सीमाएँ

impression-some = { $count ->
    [one] एक निष्कर्ष अपनी सीमा से ऊपर है: { $findings }।
   *[other] { $count } निष्कर्ष अपनी सीमा से ऊपर हैं: { $findings }।
}
impression-none = कोई निष्कर्ष अपनी सीमा से ऊपर नहीं है। इससे रोग न होना सिद्ध नहीं होता।
impression-abstained = xvlm इस चित्र के लिए कोई निष्कर्ष नहीं देता।
finding-certain = { $finding }: { $certainty }
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = चित्र करवट पर या उलटा है: इसे { $turn } घुमाकर फिर प्रयास करें।
abstention-other_view = फ़ाइल स्वयं बताती है कि यह सामने का दृश्य नहीं है।
abstention-other_examination = फ़ाइल स्वयं बताती है कि यह छाती का एक्स-रे नहीं है।
abstention-negative = यह चित्र नेगेटिव है: हड्डियाँ काली और हवा सफ़ेद दिखती है। हड्डियाँ सफ़ेद रखकर इसे फिर से निर्यात करें।
abstention-not_chest_radiograph = यह सामने से लिया गया छाती का एक्स-रे नहीं लगता।
abstention-no_lungs_seen = इसमें फेफड़े दिखाई नहीं दिए।
abstention-unlike_training_images = यह उन चित्रों से बहुत अलग है जिनसे मॉडल ने सीखा।
abstention-blank = चित्र खाली है या उसमें लगभग कोई कंट्रास्ट नहीं है।
abstention-too_small = चित्र में पिक्सेल बहुत कम हैं।
turn-90 = घड़ी की दिशा में चौथाई चक्कर (90°)
turn-180 = आधा चक्कर (180°)
turn-270 = घड़ी की उलटी दिशा में चौथाई चक्कर (90°)

caution-unlike_training_images = यह चित्र उन चित्रों से अलग है जिनसे मॉडल ने सीखा; आँकड़ों पर कम भरोसा करें।
caution-child = रोगी बच्चा है; मॉडल का प्रशिक्षण और माप अधिकतर वयस्कों पर हुआ है।
caution-lungs_cropped = फेफड़ों का कुछ भाग चित्र से बाहर है।
caution-patient_rotated = एक ओर का फेफड़ा दूसरे से बहुत सँकरा दिखता है: हो सकता है कि रोगी एक ओर मुड़ा हो या एक फेफड़ा छोटा हो।
caution-tilted = चित्र में छाती एक ओर झुकी है; बताए गए भाग खिसके हुए हो सकते हैं।
caution-over_exposed = फेफड़े बहुत काले हैं (किरणें अधिक पड़ीं); बारीक विवरण खो सकते हैं।
caution-under_exposed = फेफड़े बहुत सफ़ेद हैं (किरणें कम पड़ीं); उनके भीतर की चीज़ें छिप सकती हैं।
caution-low_contrast = चित्र में कंट्रास्ट कम है।
caution-low_resolution = चित्र में पिक्सेल कम हैं; छोटे निष्कर्ष छूट सकते हैं।
caution-failed_gate = मॉडल की यह प्रति अपनी जाँच में सफल नहीं हुई: यह जो कहती है, और जहाँ दिखाती है, वह अपने मूल मॉडल से बहुत अलग है। इस पर भरोसा न करें।
caution-window_ignored = फ़ाइल में दी गई दिखाने की पहली सेटिंग उसके चित्र से मेल नहीं खाती, इसलिए काम में नहीं ली गई।
caution-says_other_body_part = फ़ाइल में छाती के बजाय शरीर के दूसरे भाग का नाम है। पक्का कर लें कि यही सही चित्र है।
caution-says_other_view = फ़ाइल इसे सामने का दृश्य कहती है और दूसरा दृश्य भी। पक्का कर लें कि यह सामने या पीछे से लिया गया है।
caution-for_processing = फ़ाइल में डिटेक्टर का कच्चा चित्र है, पढ़ने के लिए तैयार किया गया चित्र नहीं; हो सके तो वही निर्यात करें।
caution-partly_blank = चित्र का ऊपरी या निचला भाग खाली है: हो सकता है कि चित्र कटा हुआ या ख़राब हो।

certainty-possible = संभव
certainty-probable = संभावना अधिक
certainty-very_likely = संभावना बहुत अधिक
certainty-scale = अपनी सीमा से ऊपर वाले निष्कर्ष की संभावना के लिए शब्द: { $probable } से कम पर «संभव», { $very_likely } से कम पर «संभावना अधिक», उससे आगे «संभावना बहुत अधिक»।

side-right = रोगी की दाईं ओर
side-left = रोगी की बाईं ओर
side-both = दोनों ओर
side-central = छाती का मध्य
zone-right_upper = दायाँ ऊपरी भाग
zone-right_middle = दायाँ मध्य भाग
zone-right_lower = दायाँ निचला भाग
zone-left_upper = बायाँ ऊपरी भाग
zone-left_middle = बायाँ मध्य भाग
zone-left_lower = बायाँ निचला भाग
zone-outside_lungs = फेफड़ों के बाहर
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = कहाँ
label-why = क्यों
label-consider = विचार करें
label-threshold = सीमा { $threshold }
test-figures = संभावना { $before }; यह क्षेत्र ढकने पर { $hidden }; कहीं और इतना ही क्षेत्र ढकने पर { $elsewhere }।
verdict-matters = उत्तर इस क्षेत्र पर टिका है।
verdict-matters_little = उत्तर इस क्षेत्र पर बहुत थोड़ा टिका है।
verdict-does_not_matter = उत्तर इस क्षेत्र पर नहीं टिका है: दिखाई गई जगह पर भरोसा न करें।
untested = ढकने के लिए कुछ नहीं था, इसलिए दिखाई गई जगह की जाँच नहीं हुई।
stated-yes = मॉडल के रिपोर्ट लेखक ने अलग से पूछे जाने पर इसका नाम भी लिया।
stated-no = मॉडल के रिपोर्ट लेखक ने अलग से पूछे जाने पर इसका नाम नहीं लिया।
bar-before = चित्र जैसा है
bar-hidden = यह क्षेत्र ढका हुआ
bar-elsewhere = दूसरा क्षेत्र ढका हुआ

absent-note = हर एक अपनी सीमा से नीचे रहा। न मिलने का अर्थ यह नहीं कि रोग नहीं है।

heart-ratio-PA = हृदय-वक्ष अनुपात { $ratio } (चित्र पर मापा गया, PA दृश्य)। वयस्कों के PA दृश्य में { $limit } से अधिक को बढ़ा हुआ कहा जाता है (Danzer 1919)।
heart-ratio-unknown = हृदय-वक्ष अनुपात { $ratio } (चित्र पर मापा गया, दृश्य अज्ञात)। वयस्कों के PA दृश्य में { $limit } से अधिक को बढ़ा हुआ कहा जाता है (Danzer 1919); AP दृश्य में हृदय बड़ा दिखता है।
heart-ratio-AP = हृदय-वक्ष अनुपात नहीं मापा गया: AP दृश्य में हृदय बड़ा दिखता है।
heart-ratio-none = हृदय-वक्ष अनुपात नहीं मापा गया: हृदय के किनारे स्पष्ट नहीं हैं।

provenance-image = चित्र { $source }, दृश्य { $view }
provenance-model = मॉडल { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = मॉडल की सीमाएँ: { $point }
provenance-clinic-thresholds = इस क्लिनिक की सीमाएँ, { $date }: { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm }, { $engine } पर, निष्कर्ष तालिका { $findings }
operating-point-few_false_alarms = झूठी चेतावनियाँ कम
operating-point-best_f1 = छूटे और झूठे निष्कर्षों में संतुलन (F1)
operating-point-sensitivity_90 = 90% संवेदनशीलता
view-PA = PA
view-AP = AP
view-unknown = अज्ञात

limits-list = यह { $count } निष्कर्ष खोजता है और कुछ नहीं। हड्डियाँ, उपकरण और नलियाँ नहीं पढ़ी जातीं।
limits-tuberculosis = इसे { finding-tuberculosis } पहचानने का प्रशिक्षण नहीं दिया गया। यहाँ का कोई उत्तर इसके पक्ष या विपक्ष में नहीं है।
limits-place = रेखाओं से घिरी जगहें दिखाती हैं कि मॉडल का उत्तर किससे प्रभावित हुआ। वे रोग का प्रमाण नहीं हैं।
limits-sides = पक्ष तभी सही हैं जब चित्र सामान्य रूप से दिखाया गया हो, रोगी का दायाँ देखने वाले के बाएँ। दर्पण की तरह उलटा चित्र उन्हें बदल देता है।
limits-consider = और किन पर विचार करें, यह एक सामान्य सूची है और इस चित्र से नहीं पढ़ी गई।

marker-right = दायाँ
marker-left = बायाँ
show = चित्र पर दिखाएँ
image-alt = छाती का एक्स-रे जिसमें हर निष्कर्ष का प्रमाण रेखा से घिरा है
percent-under = < { $percent }
percent-over = > { $percent }

note = सूचना
note-wrote = { $file } लिखी गई
note-fallback = { $wanted } यहाँ नहीं चल सकता; { $engine } पर चल रहा है
step-explaining = व्याख्या हो रही है
