# चित्र के बारे में प्रश्नों के उत्तर।
ask-raised = { $finding }: सीमा से ऊपर, { $probability }, { $certainty }; इसकी सीमा { $threshold } है।
ask-not-raised = { $finding }: सीमा से नीचे, { $probability }, जबकि इसकी सीमा { $threshold } है।
ask-just-below = { $finding }: सीमा से नीचे, पर बहुत थोड़े अंतर से, { $probability }।
ask-below = { $finding }: सीमा से नीचे, { $probability }।
ask-not-absent = न मिलने का अर्थ यह नहीं कि रोग नहीं है।
ask-where = «{ $finding }» के पक्ष में जो है वह यहाँ है: { $zones }।
ask-where-side = «{ $finding }» के पक्ष में जो है वह यहाँ है: { $side } ({ $zones })।
ask-no-place = इसलिए «{ $finding }» की कोई जगह नहीं दिखाई गई।
ask-no-cautions = स्वयं चित्र में ऐसा कुछ नहीं जो आँकड़ों को कम निश्चित बनाए।

ask-more-likely = दोनों में से यहाँ «{ $finding }» की संभावना «{ $other }» से अधिक है।
ask-equally = यहाँ «{ $finding }» और «{ $other }» की संभावना लगभग बराबर है।
ask-without = «{ $finding }» के पक्ष में जो है उसे ढकने पर उसकी संभावना { $before } से { $hidden } हो जाती है; कहीं और इतना ही क्षेत्र ढकने पर { $elsewhere }।
ask-without-other = «{ $finding }» के पक्ष में जो है उसे ढकने पर «{ $other }» की संभावना { $before } से { $hidden } हो जाती है; कहीं और इतना ही क्षेत्र ढकने पर { $elsewhere }।
ask-shared-evidence = यानी जो क्षेत्र «{ $finding }» के पक्ष में है वह «{ $other }» के पक्ष में भी है: केवल उससे दोनों में भेद नहीं किया जा सकता।
ask-own-evidence = यानी जो क्षेत्र «{ $finding }» के पक्ष में है वह «{ $other }» के बारे में बहुत कम बताता है।
ask-rival-evidence = यानी जो क्षेत्र «{ $finding }» के पक्ष में है वह «{ $other }» के विरुद्ध है।
ask-would-stay = «{ $finding }» तब भी अपनी सीमा से ऊपर रहता।
ask-would-go = «{ $finding }» तब अपनी सीमा से ऊपर नहीं रहता।
ask-would-come = «{ $finding }» तब अपनी सीमा से ऊपर आ जाता।
ask-hiding-limits = क्षेत्र ढकने से पता चलता है कि यह मॉडल किस पर टिका है। इससे रोगी की दशा का अनुमान नहीं होता।
ask-nothing-to-hide = «{ $finding }» के लिए ढकने को कुछ नहीं है।
ask-nothing-goes-with = «{ $finding }» मौजूद होने पर मॉडल के रिपोर्ट लेखक ने जो सीखा है वह दूसरे निष्कर्षों के बारे में कुछ स्पष्ट नहीं बताता।

ask-consider = «{ $finding }» के साथ इन पर भी विचार करें: { $terms }।
ask-considered = «{ $term }» उन बातों की सामान्य सूची में है जिन पर «{ $finding }» के साथ विचार करना चाहिए।
ask-signs = «{ $term }» के वे चिह्न जो «{ $other_term }» में नहीं होते, स्वयं देखने के लिए: { $signs }।

ask-no-prior = केवल इस चित्र से मैं नहीं बता सकता: एक पुराना चित्र भी दें (--prior)।
ask-prior-refused = मैं तुलना नहीं कर सकता: पुराने चित्र के लिए कोई निष्कर्ष नहीं दिया गया।
ask-prior-same = मैं तुलना नहीं कर सकता: दोनों चित्र एक ही हैं।
ask-prior-views = मैं तुलना नहीं कर सकता: पुराने चित्र की दिशा { $earlier_view } है और इसकी { $view }, और केवल इसी से आँकड़े बदल जाते हैं।
ask-prior-view-unknown = दोनों में से कम से कम एक चित्र की दिशा ज्ञात नहीं है; यदि एक PA और दूसरा AP हो तो बदलावों पर भरोसा न करें।
ask-appeared = नया: «{ $finding }», तब { $then } और अब { $now }।
ask-gone = अब सीमा से ऊपर नहीं: «{ $finding }», तब { $then } और अब { $now }।
ask-risen = संभावना पहले से अधिक: «{ $finding }», तब { $then } और अब { $now }।
ask-fallen = संभावना पहले से कम: «{ $finding }», तब { $then } और अब { $now }।
ask-steady = स्पष्ट बदलाव नहीं: «{ $finding }», तब { $then } और अब { $now }।
ask-side-changed = «{ $finding }» की ओर बदल गई है: तब { $earlier_side }, अब { $side }।
ask-no-change = किसी निष्कर्ष में स्पष्ट बदलाव नहीं हुआ।
ask-prior-limits = बदलाव तब स्पष्ट कहलाता है जब वह किसी भी चित्र के थोड़ा खिसकने से होने वाले बदलाव से बड़ा हो। यह नहीं जाँचा गया कि दोनों चित्र एक ही रोगी के हैं।

ask-not-looked-for = इस चित्र से मैं नहीं बता सकता: मॉडल «{ $term }» नहीं खोजता।
ask-cannot-tell = इस चित्र से मैं नहीं बता सकता।
ask-can-ask = आप पूछ सकते हैं: कोई निष्कर्ष क्यों है या क्यों नहीं, यह क्यों और वह क्यों नहीं, कहाँ, कितना निश्चित, ढकने पर या होने पर क्या हो, और क्या हो सकता है, और क्या बदला है। प्रश्न अंग्रेज़ी, फ़्रेंच, स्पेनिश, पुर्तगाली या स्वाहिली में पूछें।
