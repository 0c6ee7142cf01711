# ከግኝቶቹ የሚከተለው፣ እና ከሙሉው መልስ እስከ ምስሉ ያሉ ደረጃዎች።
level-impression = ማጠቃለያ
level-finding = ግኝት
level-region = አካባቢ
level-pixels = ፒክሰሎች

heading-next = ቀጣይ እርምጃ
label-urgency = አስቸኳይነት
label-supports = የሚደግፉ
label-against = የሚቃወሙ
label-what_if = ቢሆንስ
label-outline = ወሰን መስመር

urgency-now = አሁን፦ ካለ ሊጠብቅ አይችልም።
urgency-soon = ዛሬ፦ ታካሚው ከመሄዱ በፊት ይጣራ።
urgency-routine = የማይቸኩል፦ መደበኛ ቀጠሮ መጠበቅ ይችላል።
urgency-soon_lowered = ዛሬ፦ እርግጠኛ አይደለም፣ ግን ታካሚው ከታመመ አይጠብቁ።
urgency-routine_lowered = የማይቸኩል፦ እርግጠኛ አይደለም፤ ታካሚው ከታመመ ዛሬ ይጣራ።

next-look_at_patient = መጀመሪያ ታካሚውን ይመልከቱ፤ ምስሉ ከዚያ ይከተላል።
next-look_further = ታካሚው ከታመመ ይህ መልስ ምንም ቢል መመርመርዎን ይቀጥሉ።
next-compare = ቀደም ያለ ምስል ካለ ያወዳድሩ።
next-lateral = የጎን ምስል የት እንዳለ ሊያሳይ ይችላል።
next-expiration = ታካሚው ቆሞና ተንፍሶ ምስሉን መድገም የሳንባውን ጠርዝ በተሻለ ሊያሳይ ይችላል።
next-upright_pa = ታካሚው ቆሞ በ PA ዕይታ ምስሉን መድገም የልብን መጠን በተሻለ ያሳያል።
next-ultrasound = አልትራሳውንድ ባለበት ፈሳሽን በተሻለ ያሳያል።
next-test_tuberculosis = { finding-tuberculosis } በሚበዛበት ቦታ ምርመራውን ያድርጉ፤ ይህ መልስ ስለ እሱ ምንም አይልም።
next-follow_up = መጥፋቱን ለማየት ምስሉን በኋላ ይድገሙ።
next-refer = ተጨማሪ ምርመራ እንዲደረግ ያመቻቹ፣ CT ባለበት በእሱ።
note-next = እነዚህ እርምጃዎች አጠቃላይና ለውይይት የቀረቡ ረቂቅ ናቸው፤ የሚወስነው የሠለጠነው አንባቢ ነው።

against-outside_lungs = መልሱን ከመራው ውስጥ { $share } ከሳንባዎቹ ውጭ ነው።
against-foreign_object = በዚህ ቦታ መሣሪያ ወይም ምልክት አለ፦ ሞዴሉ ያየው ይህን ሊሆን ይችላል።
stability-stable = ምስሉ በአንድ ፒክሰል ሲገፋ ከ { $lowest } እስከ { $highest } ይሰጣል፦ ግኝቱ ከገደቡ በላይ ይቆያል።
stability-unstable = ያልተረጋጋ፦ ምስሉ በአንድ ፒክሰል ሲገፋ ከ { $lowest } እስከ { $highest } ይሰጣል፣ ግኝቱም ከገደቡ በታች ይወርዳል።
unstable-absent = ያልተረጋጋ፦ { $finding } ከገደቡ በታች ነው፤ ነገር ግን ምስሉ በአንድ ፒክሰል ሲገፋ { $highest } ይሰጣል፣ ይህም ገደቡን ያልፋል።
untested-budget = ግኝቶቹ እያንዳንዳቸውን ለመፈተሽ ስለበዙ የተመለከተው ቦታ አልተፈተሸም።

if-hidden-falls = ያለዚህ ቦታ { $finding } ከ { $before } ወደ { $hidden } ይወርድ ነበር።
if-hidden-rises = ያለዚህ ቦታ { $finding } ከ { $before } ወደ { $hidden } ይጨምር ነበር።
if-hidden-same = ያለዚህ ቦታ { $finding } በ { $before } ፈንታ { $hidden } ይሆን ነበር፦ በዚህ ቦታ ላይ የተመሠረተ አይደለም።
if-stated = { $given } ቢኖር የሞዴሉ ሪፖርት ጸሐፊ { $finding } በ { $chance_alone } ፈንታ በ { $chance } ይጠቅስ ነበር። ይህ የተማረው ተያያዥነት እንጂ መንስኤ አይደለም።

region-outline = ወሰን መስመሩ መልሱን ወደ ግኝቱ ከመራው ውስጥ { $support } ይይዛል፣ ከምስሉ { $area } ላይ።
pixels-legend = ብርቱካናማ ቦታዎች መልሱን ከፍ አድርገዋል፣ ሰማያዊ ቦታዎች ዝቅ አድርገዋል። ሞዴሉ የሚያየው ሰፋፊ አራት ማዕዘኖችን ነው፦ ከዚያ ያነሰ ዝርዝር ትርጉም የለውም።
