# إجابات عن أسئلة حول صورة.
ask-raised = { $finding }: فوق العتبة، { $probability }، { $certainty }؛ والعتبة { $threshold }.
ask-raised-just = { $finding }: فوق العتبة، ولكن بفارق ضئيل جدًا، { $probability }، { $certainty }.
ask-not-raised = { $finding }: دون العتبة، { $probability }، والعتبة { $threshold }.
ask-just-below = { $finding }: دون العتبة، ولكن بفارق ضئيل جدًا، { $probability }.
ask-below = { $finding }: دون العتبة، { $probability }.
ask-not-absent = عدم العثور لا يعني عدم الوجود.
ask-where = ما يؤيد «{ $finding }» يقع هنا: { $zones }.
ask-where-side = ما يؤيد «{ $finding }» يقع هنا: { $side } ({ $zones }).
ask-no-place = لذلك لا يُبيَّن أي مكان من أجل «{ $finding }».
ask-no-cautions = لا شيء في الصورة نفسها يجعل الأرقام أقل ثقة.

ask-more-likely = من بين الاثنين، احتمال «{ $finding }» هنا أكبر من احتمال «{ $other }».
ask-equally = احتمال «{ $finding }» واحتمال «{ $other }» متقاربان هنا.
ask-without = عند إخفاء ما يؤيد «{ $finding }» يتغير احتماله من { $before } إلى { $hidden }؛ وعند إخفاء مساحة مساوية في مكان آخر إلى { $elsewhere }.
ask-without-other = عند إخفاء ما يؤيد «{ $finding }» يتغير احتمال «{ $other }» من { $before } إلى { $hidden }؛ وعند إخفاء مساحة مساوية في مكان آخر إلى { $elsewhere }.
ask-shared-evidence = إذن المنطقة التي تؤيد «{ $finding }» تؤيد «{ $other }» أيضًا: ولا يمكن التمييز بينهما بها وحدها.
ask-own-evidence = إذن المنطقة التي تؤيد «{ $finding }» لا تقول إلا القليل عن «{ $other }».
ask-rival-evidence = إذن المنطقة التي تؤيد «{ $finding }» تعارض «{ $other }».
ask-would-stay = سيبقى «{ $finding }» فوق عتبته.
ask-would-go = لن يتجاوز «{ $finding }» عتبته بعد ذلك.
ask-would-come = سيتجاوز «{ $finding }» عتبته حينئذ.
ask-hiding-limits = إخفاء منطقة يُظهر ما يستند إليه هذا النموذج. ولا يتنبأ بحال المريض.
ask-nothing-to-hide = لا يوجد ما يُخفى من أجل «{ $finding }».
ask-nothing-goes-with = ما تعلّمه كاتب التقرير في النموذج لا يقول شيئًا واضحًا عن نتائج أخرى لو وُجد «{ $finding }».

ask-consider = مع «{ $finding }» فكّر أيضًا في: { $terms }.
ask-considered = يرد «{ $term }» في القائمة العامة لما ينبغي التفكير فيه مع «{ $finding }».
ask-signs = علامات «{ $term }» التي لا توجد في «{ $other_term }»، لتبحث عنها بنفسك: { $signs }.

ask-no-prior = لا أستطيع الجزم من هذه الصورة وحدها: أعطني صورة أقدم أيضًا (--prior).
ask-prior-refused = لا أستطيع المقارنة: لم تُعطَ أي نتائج للصورة الأقدم.
ask-prior-same = لا أستطيع المقارنة: الصورتان هما الصورة نفسها.
ask-prior-views = لا أستطيع المقارنة: وضعية الصورة الأقدم { $earlier_view } ووضعية هذه { $view }، وهذا وحده يغير الأرقام.
ask-prior-view-unknown = وضعية واحدة على الأقل من الصورتين غير معروفة؛ فإن كانت إحداهما PA والأخرى AP فلا تثق بالتغيرات.
ask-appeared = جديد: «{ $finding }»، { $then } آنذاك و{ $now } الآن.
ask-gone = لم يعد فوق العتبة: «{ $finding }»، { $then } آنذاك و{ $now } الآن.
ask-risen = أكثر احتمالًا من قبل: «{ $finding }»، { $then } آنذاك و{ $now } الآن.
ask-fallen = أقل احتمالًا من قبل: «{ $finding }»، { $then } آنذاك و{ $now } الآن.
ask-steady = دون تغير واضح: «{ $finding }»، { $then } آنذاك و{ $now } الآن.
ask-side-changed = تغير جانب «{ $finding }»: { $earlier_side } آنذاك، { $side } الآن.
ask-no-change = لم تتغير أي نتيجة تغيرًا واضحًا.
ask-prior-limits = يُعد التغير واضحًا حين يفوق ما تحدثه إزاحات صغيرة لأي من الصورتين. ولم يُتحقق من أن الصورتين لمريض واحد.

ask-not-looked-for = لا أستطيع معرفة ذلك من هذه الصورة: لا يبحث النموذج عن «{ $term }».
ask-cannot-tell = لا أستطيع معرفة ذلك من هذه الصورة.
ask-can-ask = يمكنك أن تسأل: لماذا، أو لماذا لا، عن نتيجة ما؛ ولماذا هذه لا تلك؛ وأين؛ وما مدى اليقين؛ وماذا لو أُخفيت أو وُجدت؛ وماذا يمكن أن تكون غير ذلك؛ وما الذي تغير؛ وهل الأمر خطير؛ وماذا تفعل بعد ذلك. اسأل بالإنجليزية أو الفرنسية أو الإسبانية أو البرتغالية أو السواحيلية.
ask-other-language = لا يمكن بعدُ سؤال xvlm بهذه اللغة. اسأل بالإنجليزية أو الفرنسية أو الإسبانية أو البرتغالية أو السواحيلية.
