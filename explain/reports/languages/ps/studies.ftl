# Many studies: whose they are, and what became of each file that was met.
studies-title = معاینې
studies-count = پیدا شوي فایلونه: { NUMBER($met) }؛ تشریح شوي: { NUMBER($explained) }؛ رد شوي: { NUMBER($refused) }؛ پرېښودل شوي: { NUMBER($skipped) }
studies-order = تر ټولو بېړني لومړی، بیا تر ټولو محتمل.
studies-raised = یو څه وموندل شو
studies-none = هېڅ موندنه له خپل حد څخه نه ده اوښتې
studies-refused = رد شوي: پخپله یې وګورئ
studies-skipped = پرېښودل شوي: اېکسرې نه دي
studies-kept = مخکې بشپړ شوي او ساتل شوي: { NUMBER($count) }. له --again سره بیا له سره کېږي.
studies-stopped = ودرول شو: له { NUMBER($met) } فایلونو څخه { NUMBER($done) } بشپړ دي.
studies-go_on = دا په { $folder } کې ساتل شوي دي. د دوام لپاره هماغه امر بیا ورکړئ.

studies-skipped_file = پرېښودل شو { $file }: { $reason }
skipped-empty = فایل تش دی. که اېکسرې وه، بیا یې کاپي کړئ.
skipped-report = دا هغه راپور دی چې xvlm لیکلی.
skipped-index = دا د ډیسک لړلیک دی. هغه انځورونه چې پکې یاد شوي، ځانته شمېرل کېږي.
skipped-other = دا د هغه ډول انځور نه دی چې xvlm یې لولي.

identity-path = فایل
identity-name = نوم
identity-patient_id = د ناروغ شمېره
identity-birth_date = د زېږېدو نېټه
identity-age = عمر
identity-sex = جنس
identity-study_date = د معاینې نېټه
identity-accession = د غوښتنې شمېره
age-D = { NUMBER($count) } ورځې
age-W = { NUMBER($count) } اونۍ
age-M = { NUMBER($count) } میاشتې
age-Y = { NUMBER($count) } کاله
sex-M = نارینه
sex-F = ښځینه
sex-O = بل
identity-letters = هغه توری چې _ ښکاري دلته نه شي انځورېدلی. د HTML پاڼه یا فایل وګورئ.
