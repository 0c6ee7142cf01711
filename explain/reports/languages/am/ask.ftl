# ስለ ምስሉ ለሚቀርቡ ጥያቄዎች የሚሰጡ መልሶች።
ask-raised = { $finding }፦ ገደቡን አልፏል፣ { $probability }፣ { $certainty }፤ ገደቡ { $threshold } ነው።
ask-raised-just = { $finding }፦ ገደቡን አልፏል፣ ግን በጣም በትንሹ ብቻ፣ { $probability }፣ { $certainty }።
ask-not-raised = { $finding }፦ ገደቡን አላለፈም፣ { $probability }፣ ከገደቡ { $threshold } በታች።
ask-just-below = { $finding }፦ ገደቡን አላለፈም፣ ግን በጣም በትንሹ ብቻ፣ { $probability }።
ask-below = { $finding }፦ ገደቡን አላለፈም፣ { $probability }።
ask-not-absent = አለመገኘት የለም ማለት አይደለም።
ask-where = «{ $finding }» የሚደግፈው እዚህ ነው፦ { $zones }።
ask-where-side = «{ $finding }» የሚደግፈው እዚህ ነው፦ { $side } ({ $zones })።
ask-no-place = ስለዚህ ለ«{ $finding }» የተመለከተ ቦታ የለም።
ask-no-cautions = በምስሉ በራሱ ቁጥሮቹን እርግጠኝነት የሚቀንስ ነገር የለም።

ask-more-likely = ከሁለቱ፣ እዚህ «{ $finding }» ከ«{ $other }» ይልቅ ዕድሉ ከፍ ያለ ነው።
ask-equally = እዚህ «{ $finding }» እና «{ $other }» ዕድላቸው ተቀራራቢ ነው።
ask-without = «{ $finding }» የሚደግፈው ሲሸፈን ዕድሉ ከ { $before } ወደ { $hidden } ይሄዳል፤ በሌላ ቦታ እኩል ስፋት ሲሸፈን ወደ { $elsewhere }።
ask-without-other = «{ $finding }» የሚደግፈው ሲሸፈን «{ $other }» ከ { $before } ወደ { $hidden } ይሄዳል፤ በሌላ ቦታ እኩል ስፋት ሲሸፈን ወደ { $elsewhere }።
ask-shared-evidence = ስለዚህ «{ $finding }» የሚደግፈው ቦታ «{ $other }»ንም ይደግፋል፦ በእርሱ ብቻ ሁለቱን መለየት አይቻልም።
ask-own-evidence = ስለዚህ «{ $finding }» የሚደግፈው ቦታ ስለ «{ $other }» የሚናገረው ጥቂት ነው።
ask-rival-evidence = ስለዚህ «{ $finding }» የሚደግፈው ቦታ «{ $other }»ን ይቃወማል።
ask-would-stay = «{ $finding }» አሁንም ገደቡን ያልፍ ነበር።
ask-would-go = «{ $finding }» ከእንግዲህ ገደቡን አያልፍም ነበር።
ask-would-come = «{ $finding }» በዚያ ጊዜ ገደቡን ያልፍ ነበር።
ask-hiding-limits = ቦታ መሸፈን ይህ ሞዴል በምን ላይ እንደሚመሠረት ያሳያል። የታካሚውን ሁኔታ አይተነብይም።
ask-nothing-to-hide = ለ«{ $finding }» የሚሸፈን ነገር የለም።
ask-nothing-goes-with = የሞዴሉ ሪፖርት ጸሐፊ የተማረው «{ $finding }» ቢኖር ስለ ሌሎች ግኝቶች ግልጽ ነገር አይናገርም።

ask-consider = ከ«{ $finding }» ጋር እነዚህንም ያስቡ፦ { $terms }።
ask-considered = «{ $term }» ከ«{ $finding }» ጋር ሊታሰቡ ከሚገባቸው አጠቃላይ ዝርዝር ውስጥ ነው።
ask-signs = «{ $other_term }» የሌሉት የ«{ $term }» ምልክቶች፣ ራስዎ እንዲፈልጓቸው፦ { $signs }።

ask-no-prior = ከዚህ ምስል ብቻ ልነግርዎ አልችልም፦ የቀድሞ ምስልም ይስጡኝ (--prior)።
ask-prior-refused = ማነጻጸር አልችልም፦ ለቀድሞው ምስል ምንም ግኝት አልተሰጠም።
ask-prior-same = ማነጻጸር አልችልም፦ ሁለቱ ምስሎች አንድ ናቸው።
ask-prior-views = ማነጻጸር አልችልም፦ የቀድሞው አቅጣጫ { $earlier_view } ነው፣ የዚህ { $view }፣ ይህም ብቻውን ቁጥሮቹን ይለውጣል።
ask-prior-view-unknown = ከሁለቱ ምስሎች ቢያንስ የአንዱ አቅጣጫ አይታወቅም፤ አንዱ PA ሌላው AP ከሆነ በለውጦቹ አይተማመኑ።
ask-appeared = አዲስ፦ «{ $finding }»፣ በፊት { $then } አሁን { $now }።
ask-gone = ከእንግዲህ ገደቡን አያልፍም፦ «{ $finding }»፣ በፊት { $then } አሁን { $now }።
ask-risen = ዕድሉ ከበፊቱ ጨምሯል፦ «{ $finding }»፣ በፊት { $then } አሁን { $now }።
ask-fallen = ዕድሉ ከበፊቱ ቀንሷል፦ «{ $finding }»፣ በፊት { $then } አሁን { $now }።
ask-steady = ግልጽ ለውጥ የለም፦ «{ $finding }»፣ በፊት { $then } አሁን { $now }።
ask-side-changed = የ«{ $finding }» ጎን ተለውጧል፦ በፊት { $earlier_side }፣ አሁን { $side }።
ask-no-change = በግልጽ የተለወጠ ግኝት የለም።
ask-prior-limits = ለውጥ ግልጽ የሚባለው ከሁለቱ ምስሎች የአንዱ ትንሽ መንሸራተት ከሚያመጣው ሲበልጥ ነው። ሁለቱ ምስሎች የአንድ ታካሚ መሆናቸው አልተረጋገጠም።

ask-not-looked-for = ከዚህ ምስል ልነግርዎ አልችልም፦ ሞዴሉ «{ $term }» አይፈልግም።
ask-cannot-tell = ከዚህ ምስል ልነግርዎ አልችልም።
ask-can-ask = እነዚህን መጠየቅ ይችላሉ፦ አንድ ግኝት ለምን እንዳለ ወይም እንደሌለ፣ ለምን ይህ እንጂ ያ እንዳልሆነ፣ የት እንደሆነ፣ ምን ያህል እርግጠኛ እንደሆነ፣ ቢሸፈን ወይም ቢኖር ምን እንደሚሆን፣ ሌላ ምን ሊሆን እንደሚችል፣ ምን እንደተለወጠ፣ ምን ያህል አሳሳቢ እንደሆነ እና ቀጥሎ ምን እንደሚደረግ። በእንግሊዝኛ፣ በፈረንሳይኛ፣ በስፓኒሽ፣ በፖርቱጋልኛ ወይም በስዋሂሊ ይጠይቁ።
ask-other-language = xvlmን በዚህ ቋንቋ ገና መጠየቅ አይቻልም። በእንግሊዝኛ፣ በፈረንሳይኛ፣ በስፓኒሽ፣ በፖርቱጋልኛ ወይም በስዋሂሊ ይጠይቁ።
