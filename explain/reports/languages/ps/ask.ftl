# د انځور په اړه د پوښتنو ځوابونه.
ask-raised = { $finding }: له حد څخه پورته، { $probability }، { $certainty }؛ حد یې { $threshold } دی.
ask-raised-just = { $finding }: له حد څخه پورته، خو یوازې ډېر لږ، { $probability }، { $certainty }.
ask-not-raised = { $finding }: تر حد لاندې، { $probability }، حد یې { $threshold } دی.
ask-just-below = { $finding }: تر حد لاندې، خو یوازې ډېر لږ، { $probability }.
ask-below = { $finding }: تر حد لاندې، { $probability }.
ask-not-absent = نه موندل د نشتوالي مانا نه لري.
ask-where = هغه څه چې د «{ $finding }» ملاتړ کوي دلته دي: { $zones }.
ask-where-side = هغه څه چې د «{ $finding }» ملاتړ کوي دلته دي: { $side } ({ $zones }).
ask-no-place = نو د «{ $finding }» لپاره هېڅ ځای نه دی ښودل شوی.
ask-no-cautions = پخپله په انځور کې داسې څه نشته چې شمېرې کم باوري کړي.

ask-more-likely = له دواړو څخه، دلته د «{ $finding }» احتمال تر «{ $other }» زیات دی.
ask-equally = دلته د «{ $finding }» او «{ $other }» احتمال نږدې برابر دی.
ask-without = که هغه څه چې د «{ $finding }» ملاتړ کوي پټ شي، احتمال یې له { $before } څخه { $hidden } ته ځي؛ که بل چېرته همدومره ځای پټ شي، { $elsewhere } ته.
ask-without-other = که هغه څه چې د «{ $finding }» ملاتړ کوي پټ شي، د «{ $other }» احتمال له { $before } څخه { $hidden } ته ځي؛ که بل چېرته همدومره ځای پټ شي، { $elsewhere } ته.
ask-shared-evidence = نو هغه ځای چې د «{ $finding }» ملاتړ کوي د «{ $other }» ملاتړ هم کوي: یوازې په هغه سره دواړه سره نه شي بېلېدلی.
ask-own-evidence = نو هغه ځای چې د «{ $finding }» ملاتړ کوي د «{ $other }» په اړه لږ څه وايي.
ask-rival-evidence = نو هغه ځای چې د «{ $finding }» ملاتړ کوي د «{ $other }» پر خلاف دی.
ask-would-stay = «{ $finding }» به لا هم له خپل حد څخه پورته وي.
ask-would-go = «{ $finding }» به نور له خپل حد څخه پورته نه وي.
ask-would-come = «{ $finding }» به بیا له خپل حد څخه واوړي.
ask-hiding-limits = د ځای پټول ښيي چې دا موډل پر څه ولاړ دی. د ناروغ د حال وړاندوینه نه کوي.
ask-nothing-to-hide = د «{ $finding }» لپاره د پټولو څه نشته.
ask-nothing-goes-with = که «{ $finding }» وای، د موډل راپور لیکونکي چې څه زده کړي د نورو موندنو په اړه روښانه څه نه وایي.

ask-consider = د «{ $finding }» ترڅنګ دا هم په پام کې ونیسئ: { $terms }.
ask-considered = «{ $term }» د هغو شیانو په عمومي لېست کې دی چې د «{ $finding }» ترڅنګ باید په پام کې ونیول شي.
ask-signs = د «{ $term }» هغه نښې چې «{ $other_term }» یې نه لري، چې پخپله یې وګورئ: { $signs }.

ask-no-prior = یوازې له دې انځور څخه یې نه شم ویلی: پخوانی انځور هم راکړئ (--prior).
ask-prior-refused = پرتله نه شم کولی: د پخواني انځور لپاره هېڅ موندنه نه ده ورکړل شوې.
ask-prior-same = پرتله نه شم کولی: دواړه انځورونه یو دي.
ask-prior-views = پرتله نه شم کولی: د پخواني انځور لوری { $earlier_view } دی او د دې { $view }، او یوازې همدا شمېرې بدلوي.
ask-prior-view-unknown = له دواړو انځورونو څخه لږ تر لږه د یوه لوری نامعلوم دی؛ که یو PA او بل AP وي، پر بدلونونو باور مه کوئ.
ask-appeared = نوی: «{ $finding }»، هغه وخت { $then } او اوس { $now }.
ask-gone = نور له حد څخه پورته نه دی: «{ $finding }»، هغه وخت { $then } او اوس { $now }.
ask-risen = احتمال یې تر پخوا زیات دی: «{ $finding }»، هغه وخت { $then } او اوس { $now }.
ask-fallen = احتمال یې تر پخوا کم دی: «{ $finding }»، هغه وخت { $then } او اوس { $now }.
ask-steady = څرګند بدلون نشته: «{ $finding }»، هغه وخت { $then } او اوس { $now }.
ask-side-changed = د «{ $finding }» اړخ بدل شوی: هغه وخت { $earlier_side }، اوس { $side }.
ask-no-change = هېڅ موندنه په څرګند ډول نه ده بدله شوې.
ask-prior-limits = بدلون هغه وخت څرګند بلل کېږي چې تر هغه زیات وي چې د یوه انځور لږ ښویېدل یې راولي. دا نه ده کتل شوې چې دواړه انځورونه د یوه ناروغ دي.

ask-not-looked-for = له دې انځور څخه یې نه شم ویلی: موډل «{ $term }» نه لټوي.
ask-cannot-tell = له دې انځور څخه یې نه شم ویلی.
ask-can-ask = پوښتلی شئ: یوه موندنه ولې شته یا ولې نشته، ولې دا او هغه نه، چېرته، څومره ډاډمن، که پټه شي یا که وای څه به وشي، نور څه کېدای شي، څه بدل شوي دي، څومره جدي ده، او بیا څه وکړئ. په انګلیسي، فرانسوي، هسپانوي، پرتګالي یا سواحلي یې وپوښتئ.
ask-other-language = تر اوسه له xvlm څخه په دې ژبه پوښتنه نه شئ کولی. په انګلیسي، فرانسوي، هسپانوي، پرتګالي یا سواحلي یې وپوښتئ.
