# Many studies: whose they are, and what became of each file that was met.
studies-title = जाँचें
studies-count = मिली फ़ाइलें: { $met }; समझाई गईं: { $explained }; अस्वीकृत: { $refused }; छोड़ी गईं: { $skipped }
studies-order = सबसे ज़रूरी पहले, फिर सबसे अधिक संभावना वाले।
studies-raised = कुछ मिला है
studies-none = कोई निष्कर्ष अपनी सीमा से ऊपर नहीं है
studies-refused = अस्वीकृत: इन्हें स्वयं देखें
studies-skipped = छोड़ी गईं: एक्स-रे नहीं हैं
studies-kept = पहले से पूरी और रखी हुई: { $count }। --again के साथ ये फिर से की जाएँगी।
studies-stopped = रुक गया: { $met } में से { $done } फ़ाइलें पूरी हैं।
studies-go_on = वे { $folder } में रखी हैं। आगे बढ़ने के लिए वही कमांड फिर दें।

studies-skipped_file = छोड़ी गई { $file }: { $reason }
skipped-empty = फ़ाइल ख़ाली है। यदि यह एक्स-रे था तो इसे फिर से कॉपी करें।
skipped-report = यह xvlm की लिखी रिपोर्ट है।
skipped-index = यह डिस्क की सूची है। इसमें जिन चित्रों के नाम हैं वे अलग से गिने जाते हैं।
skipped-other = यह ऐसे प्रकार का चित्र नहीं है जिसे xvlm पढ़ता हो।

identity-path = फ़ाइल
identity-name = नाम
identity-patient_id = रोगी संख्या
identity-birth_date = जन्म तिथि
identity-age = आयु
identity-sex = लिंग
identity-study_date = जाँच की तिथि
identity-accession = अनुरोध संख्या
age-D = { $count } दिन
age-W = { $count } सप्ताह
age-M = { $count } माह
age-Y = { $count } वर्ष
sex-M = पुरुष
sex-F = महिला
sex-O = अन्य
identity-letters = _ के रूप में दिखा अक्षर यहाँ नहीं बनाया जा सकता। HTML पृष्ठ या फ़ाइल देखें।
