title = شرح صورة الصدر الشعاعية
title-abstained = لم تُعطَ أي نتائج لهذه الصورة
disclaimer = ليس جهازًا طبيًا. يساعد قارئًا مدرَّبًا ولا يحل محله أبدًا.
review-status = النص العربي: مسودة لم يراجعها طبيب سريري بعد.
    .status = drafted
phantom-banner = صورة اصطناعية: صنعها xvlm وليست لمريض

heading-findings = النتائج
heading-absent = بُحث عنه ولم يُعثر عليه
heading-cautions = تنبيه
heading-measures = قياسات
heading-codes = رموز التصنيف
heading-provenance = مصدر هذا التقرير
heading-limits = الحدود

impression-some = { $count ->
    [one] تجاوزت نتيجة واحدة عتبتها: { $findings }.
    [two] تجاوزت نتيجتان عتبتيهما: { $findings }.
    [few] تجاوزت { $count } نتائج عتباتها: { $findings }.
    [many] تجاوزت { $count } نتيجة عتباتها: { $findings }.
   *[other] تجاوزت { $count } نتيجة عتباتها: { $findings }.
}
impression-none = لم تتجاوز أي نتيجة عتبتها. هذا لا ينفي وجود مرض.
impression-abstained = لا يعطي xvlm أي نتائج لهذه الصورة.
finding-certain = { $finding } ({ $certainty })
finding-likely = { $probability }، { $certainty }
list-comma = ،
list-semicolon = ؛

abstention-turned = الصورة مستلقية على جانبها أو مقلوبة: أدِرها { $turn } ثم أعد المحاولة.
abstention-other_view = الملف نفسه يذكر أن هذا ليس منظرًا أماميًا.
abstention-other_examination = الملف نفسه يذكر أن هذه ليست صورة أشعة للصدر.
abstention-negative = الصورة سلبية: العظام داكنة والهواء ساطع. صدّرها من جديد بعظام ساطعة.
abstention-not_chest_radiograph = لا تبدو هذه صورة شعاعية أمامية للصدر.
abstention-no_lungs_seen = تعذرت رؤية الرئتين فيها.
abstention-unlike_training_images = تختلف كثيرًا جدًا عن الصور التي تعلّم منها النموذج.
abstention-blank = الصورة فارغة أو تكاد تخلو من التباين.
abstention-too_small = عدد نقاط الصورة قليل جدًا.
turn-90 = ربع دورة باتجاه عقارب الساعة (90°)
turn-180 = نصف دورة (180°)
turn-270 = ربع دورة بعكس اتجاه عقارب الساعة (90°)

caution-unlike_training_images = تختلف الصورة عن الصور التي تعلّم منها النموذج؛ فقلّل الثقة بالأرقام.
caution-child = المريض طفل؛ دُرّب النموذج وقيس أداؤه على البالغين في الغالب.
caution-lungs_cropped = جزء من الرئتين يقع خارج الصورة.
caution-patient_rotated = أحد حقلي الرئة أضيق بكثير من الآخر: ربما استدار المريض إلى جانب، أو أن إحدى الرئتين أصغر.
caution-tilted = الصدر مائل إلى جانب في الصورة؛ وقد تكون المناطق المذكورة منزاحة.
caution-over_exposed = الرئتان داكنتان جدًا (تعريض زائد)؛ وقد تضيع التفاصيل الدقيقة.
caution-under_exposed = الرئتان فاتحتان جدًا (تعريض ناقص)؛ وقد يختفي ما فيهما.
caution-low_contrast = تباين الصورة ضعيف.
caution-low_resolution = عدد نقاط الصورة قليل؛ وقد تفوت النتائج الصغيرة.
caution-failed_gate = لم تجتز هذه النسخة من النموذج فحوصها: ما تقوله، وما تشير إليه من مواضع، يبتعد كثيرًا عن النموذج الذي أُخذت منه. لا تعتمد عليها.
caution-window_ignored = إعدادات العرض الأولى في الملف لا تناسب صورته ولم تُستخدم.
caution-says_other_body_part = يذكر الملف جزءًا آخر من الجسم غير الصدر. تأكد من أن هذه هي الصورة الصحيحة.
caution-says_other_view = يصف الملف هذه الصورة بأنها منظر أمامي ويذكر منظرًا آخر أيضًا. تأكد من أنها أُخذت من الأمام أو من الخلف.
caution-for_processing = يحتوي الملف على صورة الكاشف الخام، لا الصورة المُعدّة للقراءة؛ صدّر تلك إن أمكن.
caution-partly_blank = الجزء العلوي أو السفلي من الصورة فارغ: قد تكون الصورة مقصوصة أو تالفة.

certainty-possible = احتمال وارد
certainty-probable = احتمال كبير
certainty-very_likely = احتمال كبير جدًا
certainty-scale = كلمات احتمال النتيجة التي تجاوزت عتبتها: «احتمال وارد» دون { $probable }، و«احتمال كبير» دون { $very_likely }، و«احتمال كبير جدًا» ابتداءً من ذلك.

side-right = الجانب الأيمن للمريض
side-left = الجانب الأيسر للمريض
side-both = كلا الجانبين
side-central = وسط الصدر
zone-right_upper = المنطقة العلوية اليمنى
zone-right_middle = المنطقة الوسطى اليمنى
zone-right_lower = المنطقة السفلية اليمنى
zone-left_upper = المنطقة العلوية اليسرى
zone-left_middle = المنطقة الوسطى اليسرى
zone-left_lower = المنطقة السفلية اليسرى
zone-outside_lungs = خارج الرئتين
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = أين
label-why = لماذا
label-consider = فكّر أيضًا في
label-threshold = العتبة { $threshold }
test-figures = الاحتمال { $before }؛ مع إخفاء هذه المنطقة { $hidden }؛ مع إخفاء مساحة مساوية في مكان آخر { $elsewhere }.
verdict-matters = تستند الإجابة إلى هذه المنطقة.
verdict-matters_little = تستند الإجابة إلى هذه المنطقة قليلًا فقط.
verdict-does_not_matter = لا تستند الإجابة إلى هذه المنطقة: لا تعتمد على المكان المبيَّن.
untested = لم يكن هناك ما يُخفى، فلم يُختبر المكان المبيَّن.
stated-yes = كاتب التقرير في النموذج، حين سُئل على حدة، ذكرها أيضًا.
stated-no = كاتب التقرير في النموذج، حين سُئل على حدة، لم يذكرها.
bar-before = الصورة كما هي
bar-hidden = مع إخفاء هذه المنطقة
bar-elsewhere = مع إخفاء منطقة أخرى

absent-note = بقي كل منها دون عتبته. عدم العثور لا يعني عدم الوجود.

heart-ratio-PA = نسبة القلب إلى الصدر { $ratio } (مقيسة على الصورة، وضعية PA). ما فوق { $limit } يُسمى متضخمًا في وضعية PA عند البالغين (Danzer 1919).
heart-ratio-unknown = نسبة القلب إلى الصدر { $ratio } (مقيسة على الصورة، الوضعية غير معروفة). ما فوق { $limit } يُسمى متضخمًا في وضعية PA عند البالغين (Danzer 1919)؛ ووضعية AP تكبّر القلب.
heart-ratio-AP = لم تُقَس نسبة القلب إلى الصدر: وضعية AP تكبّر القلب.
heart-ratio-none = لم تُقَس نسبة القلب إلى الصدر: حدود القلب غير واضحة.

provenance-image = الصورة { $source }، الوضعية { $view }
provenance-model = النموذج { $bundle } { $version }، sha256 { $sha256 }
provenance-thresholds = عتبات النموذج: { $point }
provenance-clinic-thresholds = عتبات هذه العيادة، { $date }: { $point }، sha256 { $sha256 }
provenance-software = xvlm { $xvlm } على { $engine }، جدول النتائج { $findings }
operating-point-few_false_alarms = إنذارات كاذبة قليلة
operating-point-best_f1 = توازن بين ما فات والإنذارات الكاذبة (F1)
operating-point-sensitivity_90 = حساسية 90%
view-PA = PA
view-AP = AP
view-unknown = غير معروفة

limits-list = { $count ->
    [one] يبحث عن نتيجة واحدة ولا شيء غيرها. لا تُقرأ العظام ولا الأجهزة ولا الأنابيب.
    [two] يبحث عن نتيجتين ولا شيء غيرهما. لا تُقرأ العظام ولا الأجهزة ولا الأنابيب.
    [few] يبحث عن { $count } نتائج ولا شيء غيرها. لا تُقرأ العظام ولا الأجهزة ولا الأنابيب.
    [many] يبحث عن { $count } نتيجة ولا شيء غيرها. لا تُقرأ العظام ولا الأجهزة ولا الأنابيب.
   *[other] يبحث عن { $count } نتيجة ولا شيء غيرها. لا تُقرأ العظام ولا الأجهزة ولا الأنابيب.
}
limits-tuberculosis = لم يُدرَّب على التعرف على { finding-tuberculosis }. لا إجابة هنا تؤيده أو تنفيه.
limits-place = تُظهر الأماكن المحددة ما أثّر في هذا النموذج. وليست دليلًا على المرض.
limits-sides = تصح الجهات إذا عُرضت الصورة كالمعتاد، يمين المريض على يسار الناظر. والصورة المعكوسة كالمرآة تبدّلها.
limits-consider = ما ينبغي التفكير فيه أيضًا قائمة عامة ولم يُقرأ من هذه الصورة.

marker-right = يمين
marker-left = يسار
show = الإظهار على الصورة
image-alt = صورة شعاعية للصدر وقد حُدّد دليل كل نتيجة بخط
percent-under = أقل من { $percent }
percent-over = أكثر من { $percent }

note = ملاحظة
note-wrote = كُتب { $file }
note-fallback = لا يمكن استخدام { $wanted } هنا؛ يعمل على { $engine }
step-explaining = جارٍ الشرح
