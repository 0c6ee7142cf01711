title = سینے کے ایکسرے کی وضاحت
title-abstained = اس تصویر کے لیے کوئی نتیجہ نہیں دیا گیا
disclaimer = یہ طبی آلہ نہیں ہے۔ یہ تربیت یافتہ پڑھنے والے کی مدد کرتا ہے اور کبھی اس کی جگہ نہیں لیتا۔
review-status = اردو متن: مسودہ، ابھی کسی معالج نے اس کا جائزہ نہیں لیا۔
    .status = drafted
phantom-banner = مصنوعی تصویر: xvlm نے بنائی ہے، کسی مریض کی نہیں

heading-findings = نتائج
heading-absent = تلاش کیا گیا اور نہیں ملا
heading-cautions = احتیاط
heading-measures = پیمائش
heading-codes = کوڈ
heading-provenance = یہ معلومات کہاں سے آئیں
heading-limits = حدود

impression-some = { $count ->
    [one] ایک نتیجہ اپنی حد سے اوپر ہے: { $findings }۔
   *[other] { $count } نتائج اپنی حد سے اوپر ہیں: { $findings }۔
}
impression-none = کوئی نتیجہ اپنی حد سے اوپر نہیں ہے۔ اس سے بیماری کا امکان ختم نہیں ہوتا۔
impression-abstained = xvlm اس تصویر کے لیے کوئی نتیجہ نہیں دیتا۔
finding-certain = { $finding }: { $certainty }
finding-likely = { $probability }، { $certainty }
list-comma = ،
list-semicolon = ؛

abstention-turned = تصویر کروٹ پر یا الٹی ہے: اسے { $turn } گھما کر دوبارہ کوشش کریں۔
abstention-other_view = فائل خود بتاتی ہے کہ یہ سامنے کا منظر نہیں ہے۔
abstention-other_examination = فائل خود بتاتی ہے کہ یہ سینے کا ایکسرے نہیں ہے۔
abstention-negative = یہ تصویر نیگیٹو ہے: ہڈیاں سیاہ اور ہوا سفید دکھائی دیتی ہے۔ ہڈیاں سفید رکھ کر اسے دوبارہ ایکسپورٹ کریں۔
abstention-not_chest_radiograph = یہ سامنے سے لیا گیا سینے کا ایکسرے نہیں لگتا۔
abstention-no_lungs_seen = اس میں پھیپھڑے نظر نہیں آئے۔
abstention-unlike_training_images = یہ ان تصویروں سے بہت زیادہ مختلف ہے جن سے ماڈل نے سیکھا۔
abstention-blank = تصویر خالی ہے یا اس میں تقریباً کوئی کنٹراسٹ نہیں۔
abstention-too_small = تصویر میں پکسل بہت ہی کم ہیں۔
turn-90 = گھڑی کی سمت میں چوتھائی چکر (90°)
turn-180 = آدھا چکر (180°)
turn-270 = گھڑی کی الٹی سمت میں چوتھائی چکر (90°)

caution-unlike_training_images = یہ تصویر ان تصویروں سے مختلف ہے جن سے ماڈل نے سیکھا؛ اعداد پر کم بھروسا کریں۔
caution-child = مریض بچہ ہے؛ ماڈل کی تربیت اور پیمائش زیادہ تر بالغوں پر ہوئی ہے۔
caution-lungs_cropped = پھیپھڑوں کا کچھ حصہ تصویر سے باہر ہے۔
caution-patient_rotated = ایک طرف کا پھیپھڑا دوسرے سے بہت تنگ نظر آتا ہے: شاید مریض ایک طرف مڑا ہوا تھا یا ایک پھیپھڑا چھوٹا ہے۔
caution-tilted = تصویر میں سینہ ایک طرف جھکا ہوا ہے؛ بتائے گئے حصے ہٹے ہوئے ہو سکتے ہیں۔
caution-over_exposed = پھیپھڑے بہت سیاہ ہیں (شعاعیں زیادہ پڑیں)؛ باریک تفصیل ضائع ہو سکتی ہے۔
caution-under_exposed = پھیپھڑے بہت سفید ہیں (شعاعیں کم پڑیں)؛ ان کے اندر کی چیزیں چھپ سکتی ہیں۔
caution-low_contrast = تصویر میں کنٹراسٹ کم ہے۔
caution-low_resolution = تصویر میں پکسل کم ہیں؛ چھوٹے نتائج رہ سکتے ہیں۔
caution-failed_gate = ماڈل کی یہ نقل اپنی جانچ میں ناکام رہی: یہ جو کہتی ہے، اور جہاں دکھاتی ہے، وہ اپنے اصل ماڈل سے بہت ہٹ گیا ہے۔ اس پر بھروسا نہ کریں۔
caution-window_ignored = فائل میں دی گئی دکھانے کی پہلی ترتیب اس کی تصویر سے میل نہیں کھاتی، اس لیے استعمال نہیں کی گئی۔
caution-says_other_body_part = فائل میں سینے کے بجائے جسم کے کسی اور حصے کا نام ہے۔ یقین کر لیں کہ یہی صحیح تصویر ہے۔
caution-says_other_view = فائل اسے سامنے کا منظر کہتی ہے اور کوئی دوسرا منظر بھی۔ یقین کر لیں کہ یہ سامنے یا پیچھے سے لی گئی ہے۔
caution-for_processing = فائل میں ڈیٹیکٹر کی خام تصویر ہے، پڑھنے کے لیے تیار کی گئی تصویر نہیں؛ ہو سکے تو وہی ایکسپورٹ کریں۔
caution-partly_blank = تصویر کا اوپر یا نیچے کا حصہ خالی ہے: ہو سکتا ہے تصویر کٹی ہوئی یا خراب ہو۔

certainty-possible = ممکن
certainty-probable = غالب امکان
certainty-very_likely = بہت قوی امکان
certainty-scale = اپنی حد سے اوپر والے نتیجے کے امکان کے لیے الفاظ: { $probable } سے کم پر «ممکن»، { $very_likely } سے کم پر «غالب امکان»، اس سے آگے «بہت قوی امکان»۔

side-right = مریض کی دائیں جانب
side-left = مریض کی بائیں جانب
side-both = دونوں جانب
side-central = سینے کا درمیان
zone-right_upper = دایاں اوپری حصہ
zone-right_middle = دایاں درمیانی حصہ
zone-right_lower = دایاں نچلا حصہ
zone-left_upper = بایاں اوپری حصہ
zone-left_middle = بایاں درمیانی حصہ
zone-left_lower = بایاں نچلا حصہ
zone-outside_lungs = پھیپھڑوں سے باہر
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = کہاں
label-why = کیوں
label-consider = غور کریں
label-threshold = حد { $threshold }
test-figures = امکان { $before }؛ یہ جگہ چھپانے پر { $hidden }؛ کہیں اور اتنی ہی جگہ چھپانے پر { $elsewhere }۔
verdict-matters = جواب اس جگہ پر منحصر ہے۔
verdict-matters_little = جواب اس جگہ پر صرف تھوڑا سا منحصر ہے۔
verdict-does_not_matter = جواب اس جگہ پر منحصر نہیں ہے: دکھائی گئی جگہ پر بھروسا نہ کریں۔
untested = چھپانے کے لیے کچھ نہیں تھا، اس لیے دکھائی گئی جگہ کی جانچ نہیں ہوئی۔
stated-yes = ماڈل کے رپورٹ نویس نے الگ سے پوچھے جانے پر اس کا نام بھی لیا۔
stated-no = ماڈل کے رپورٹ نویس نے الگ سے پوچھے جانے پر اس کا نام نہیں لیا۔
bar-before = تصویر جیسی ہے
bar-hidden = یہ جگہ چھپی ہوئی
bar-elsewhere = دوسری جگہ چھپی ہوئی

absent-note = ہر ایک اپنی حد سے نیچے رہا۔ نہ ملنے کا مطلب یہ نہیں کہ بیماری نہیں ہے۔

heart-ratio-PA = دل اور سینے کا تناسب { $ratio } (تصویر پر ناپا گیا، PA رخ)۔ بالغوں کے PA رخ میں { $limit } سے زیادہ کو بڑھا ہوا کہتے ہیں (Danzer 1919)۔
heart-ratio-unknown = دل اور سینے کا تناسب { $ratio } (تصویر پر ناپا گیا، رخ نامعلوم)۔ بالغوں کے PA رخ میں { $limit } سے زیادہ کو بڑھا ہوا کہتے ہیں (Danzer 1919)؛ AP رخ میں دل بڑا نظر آتا ہے۔
heart-ratio-AP = دل اور سینے کا تناسب نہیں ناپا گیا: AP رخ میں دل بڑا نظر آتا ہے۔
heart-ratio-none = دل اور سینے کا تناسب نہیں ناپا گیا: دل کے کنارے واضح نہیں ہیں۔

provenance-image = تصویر { $source }، رخ { $view }
provenance-model = ماڈل { $bundle } { $version }، sha256 { $sha256 }
provenance-thresholds = ماڈل کی حدیں: { $point }
provenance-clinic-thresholds = اس کلینک کی حدیں، { $date }: { $point }، sha256 { $sha256 }
provenance-software = xvlm { $xvlm }، { $engine } پر، نتائج کا جدول { $findings }
operating-point-few_false_alarms = کم جھوٹے انتباہ
operating-point-best_f1 = رہ جانے والے اور جھوٹے نتائج میں توازن (F1)
operating-point-sensitivity_90 = 90% حساسیت
view-PA = PA
view-AP = AP
view-unknown = نامعلوم

limits-list = یہ { $count } نتائج تلاش کرتا ہے اور کچھ نہیں۔ ہڈیاں، آلات اور نالیاں نہیں پڑھی جاتیں۔
limits-tuberculosis = اسے { finding-tuberculosis } پہچاننے کی تربیت نہیں دی گئی۔ یہاں کا کوئی جواب اس کے حق میں یا خلاف نہیں ہے۔
limits-place = گھیری گئی جگہیں دکھاتی ہیں کہ اس ماڈل کا جواب کس سے متاثر ہوا۔ یہ بیماری کا ثبوت نہیں ہیں۔
limits-sides = اطراف تب درست ہیں جب تصویر معمول کے مطابق دکھائی جائے، مریض کا دایاں دیکھنے والے کے بائیں۔ آئینے کی طرح الٹی تصویر انہیں بدل دیتی ہے۔
limits-consider = مزید جن باتوں پر غور کرنا ہے وہ ایک عام فہرست ہے اور اس تصویر سے نہیں پڑھی گئی۔

marker-right = دایاں
marker-left = بایاں
show = تصویر پر دکھائیں
image-alt = سینے کا ایکسرے جس میں ہر نتیجے کا ثبوت لکیر سے گھرا ہے
percent-under = { $percent } سے کم
percent-over = { $percent } سے زیادہ

note = اطلاع
note-wrote = { $file } لکھی گئی
note-fallback = { $wanted } یہاں نہیں چل سکتا؛ { $engine } پر چل رہا ہے
step-explaining = وضاحت ہو رہی ہے
