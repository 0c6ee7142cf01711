# Many studies: whose they are, and what became of each file that was met.
studies-title = الفحوص
studies-count = الملفات التي وُجدت: { $met }؛ شُرحت: { $explained }؛ رُفضت: { $refused }؛ تُركت: { $skipped }
studies-order = الأشد استعجالًا أولًا، ثم الأرجح.
studies-raised = وُجد شيء
studies-none = لم تتجاوز أي نتيجة عتبتها
studies-refused = مرفوضة: انظر إليها بنفسك
studies-skipped = متروكة: ليست صورًا شعاعية
studies-kept = أُنجزت من قبل وحُفظت: { $count }. مع --again تُعاد من جديد.
studies-stopped = توقف العمل: أُنجز { $done } من أصل { $met } من الملفات.
studies-go_on = وهي محفوظة في { $folder }. أعد الأمر نفسه للمتابعة.

studies-skipped_file = تُرك { $file }: { $reason }
skipped-empty = الملف فارغ. إن كان صورة شعاعية فانسخه من جديد.
skipped-report = هذا تقرير كتبه xvlm.
skipped-index = هذه قائمة محتويات قرص. الصور التي تذكرها تُعدّ وحدها.
skipped-other = هذه ليست صورة من نوع يقرؤه xvlm.

identity-path = الملف
identity-name = الاسم
identity-patient_id = رقم المريض
identity-birth_date = تاريخ الميلاد
identity-age = العمر
identity-sex = الجنس
identity-study_date = تاريخ الفحص
identity-accession = رقم الطلب
age-D = بالأيام: { $count }
age-W = بالأسابيع: { $count }
age-M = بالأشهر: { $count }
age-Y = بالسنوات: { $count }
sex-M = ذكر
sex-F = أنثى
sex-O = آخر
identity-letters = الحرف الذي يظهر _ لا يمكن رسمه هنا. انظر صفحة HTML أو الملف.
