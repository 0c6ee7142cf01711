# Many studies: whose they are, and what became of each file that was met.
studies-title = معائنے
studies-count = ملنے والی فائلیں: { $met }؛ سمجھائی گئیں: { $explained }؛ رد کی گئیں: { $refused }؛ چھوڑی گئیں: { $skipped }
studies-order = سب سے فوری پہلے، پھر سب سے زیادہ امکان والے۔
studies-raised = کچھ ملا ہے
studies-none = کوئی نتیجہ اپنی حد سے اوپر نہیں ہے
studies-refused = رد کی گئیں: انہیں خود دیکھیں
studies-skipped = چھوڑی گئیں: ایکسرے نہیں ہیں
studies-kept = پہلے سے مکمل اور محفوظ: { $count }۔ --again کے ساتھ یہ دوبارہ کیے جائیں گے۔
studies-stopped = رک گیا: { $met } میں سے { $done } فائلیں مکمل ہیں۔
studies-go_on = یہ { $folder } میں محفوظ ہیں۔ جاری رکھنے کے لیے وہی حکم دوبارہ دیں۔

studies-skipped_file = چھوڑی گئی { $file }: { $reason }
skipped-empty = فائل خالی ہے۔ اگر یہ ایکسرے تھا تو اسے دوبارہ کاپی کریں۔
skipped-report = یہ xvlm کی لکھی ہوئی رپورٹ ہے۔
skipped-index = یہ ڈسک کی فہرست ہے۔ جن تصویروں کا نام اس میں ہے وہ الگ گنی جاتی ہیں۔
skipped-other = یہ ایسی تصویر نہیں جسے xvlm پڑھ سکے۔

identity-path = فائل
identity-name = نام
identity-patient_id = مریض کا نمبر
identity-birth_date = تاریخ پیدائش
identity-age = عمر
identity-sex = جنس
identity-study_date = معائنے کی تاریخ
identity-accession = درخواست کا نمبر
age-D = { $count } دن
age-W = { $count } ہفتے
age-M = { $count } ماہ
age-Y = { $count } سال
sex-M = مرد
sex-F = عورت
sex-O = دیگر
identity-letters = جو حرف _ دکھائی دے وہ یہاں نہیں بن سکتا۔ HTML صفحہ یا فائل دیکھیں۔
