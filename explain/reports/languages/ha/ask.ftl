# Amsoshin tambayoyi game da hoto.
ask-raised = { $finding }: ya wuce iyaka, { $probability }, { $certainty }; iyakarsa { $threshold } ce.
ask-raised-just = { $finding }: ya wuce iyaka, amma da kaɗan kawai, { $probability }, { $certainty }.
ask-not-raised = { $finding }: bai wuce iyaka ba, { $probability }, ƙasa da iyakarsa ta { $threshold }.
ask-just-below = { $finding }: bai wuce iyaka ba, amma da kaɗan kawai, { $probability }.
ask-below = { $finding }: bai wuce iyaka ba, { $probability }.
ask-not-absent = Rashin gani ba ya nufin babu.
ask-where = Abin da ke goyon bayan «{ $finding }» yana nan: { $zones }.
ask-where-side = Abin da ke goyon bayan «{ $finding }» yana nan: { $side } ({ $zones }).
ask-no-place = Don haka babu wurin da aka nuna na «{ $finding }».
ask-no-cautions = Babu wani abu a hoton kansa da ke rage tabbacin alkaluman.

ask-more-likely = A cikin biyun, a nan «{ $finding }» ya fi «{ $other }» yiwuwa.
ask-equally = A nan yiwuwar «{ $finding }» da «{ $other }» kusan ɗaya ce.
ask-without = Idan aka rufe abin da ke goyon bayan «{ $finding }», yiwuwarsa tana tashi daga { $before } zuwa { $hidden }; idan aka rufe wani wuri mai girma ɗaya, zuwa { $elsewhere }.
ask-without-other = Idan aka rufe abin da ke goyon bayan «{ $finding }», «{ $other }» yana tashi daga { $before } zuwa { $hidden }; idan aka rufe wani wuri mai girma ɗaya, zuwa { $elsewhere }.
ask-shared-evidence = Don haka wurin da ke goyon bayan «{ $finding }» yana goyon bayan «{ $other }» ma: shi kaɗai bai isa a bambanta su ba.
ask-own-evidence = Don haka wurin da ke goyon bayan «{ $finding }» bai faɗi abu mai yawa game da «{ $other }» ba.
ask-rival-evidence = Don haka wurin da ke goyon bayan «{ $finding }» yana adawa da «{ $other }».
ask-would-stay = «{ $finding }» har yanzu zai wuce iyakarsa.
ask-would-go = «{ $finding }» ba zai ƙara wuce iyakarsa ba.
ask-would-come = «{ $finding }» zai wuce iyakarsa a lokacin.
ask-hiding-limits = Rufe wuri yana nuna abin da wannan samfuri ya dogara da shi. Ba ya faɗin yadda majinyaci zai kasance.
ask-nothing-to-hide = Babu abin da za a rufe na «{ $finding }».
ask-nothing-goes-with = Abin da marubucin rahoton samfurin ya koya bai faɗi wani abu bayyananne game da sauran abubuwa ba idan da akwai «{ $finding }».

ask-consider = Tare da «{ $finding }», a yi tunanin kuma: { $terms }.
ask-considered = «{ $term }» yana cikin jerin gaba ɗaya na abin da za a yi tunani a kai tare da «{ $finding }».
ask-signs = Alamomin «{ $term }» waɗanda «{ $other_term }» ba ya da su, don ku nema da kanku: { $signs }.

ask-no-prior = Ba zan iya faɗa daga wannan hoto kaɗai ba: ku ba ni tsohon hoto ma (--prior).
ask-prior-refused = Ba zan iya kwatantawa ba: ba a ba da sakamako ga tsohon hoton ba.
ask-prior-same = Ba zan iya kwatantawa ba: hotunan biyu hoto ɗaya ne.
ask-prior-views = Ba zan iya kwatantawa ba: kusurwar tsohon hoton { $earlier_view } ce, ta wannan { $view }, kuma wannan kaɗai yana sauya alkaluman.
ask-prior-view-unknown = Ba a san kusurwar aƙalla ɗaya daga cikin hotunan biyu ba; idan ɗaya PA ne ɗayan kuma AP, kada a dogara da canje-canjen.
ask-appeared = Sabo: «{ $finding }», { $then } a da, { $now } yanzu.
ask-gone = Bai ƙara wuce iyaka ba: «{ $finding }», { $then } a da, { $now } yanzu.
ask-risen = Yiwuwarsa ta ƙaru: «{ $finding }», { $then } a da, { $now } yanzu.
ask-fallen = Yiwuwarsa ta ragu: «{ $finding }», { $then } a da, { $now } yanzu.
ask-steady = Babu bayyanannen canji: «{ $finding }», { $then } a da, { $now } yanzu.
ask-side-changed = Gefen «{ $finding }» ya canza: { $earlier_side } a da, { $side } yanzu.
ask-no-change = Babu abin da ya canza a fili.
ask-prior-limits = Ana kiran canji bayyananne idan ya wuce wanda ɗan motsa kowane hoto yake jawowa. Ba a tabbatar cewa hotunan biyu na majinyaci ɗaya ne ba.

ask-not-looked-for = Ba zan iya faɗa daga wannan hoto ba: samfurin ba ya neman «{ $term }».
ask-cannot-tell = Ba zan iya faɗa daga wannan hoto ba.
ask-can-ask = Kuna iya tambayar dalili ko dalilin rashin wani abu, dalilin wannan maimakon wancan, wuri, tabbaci, me zai faru idan aka rufe wurin ko da akwai shi, me kuma zai iya zama, abin da ya canza, ko da haɗari, da abin da za a yi gaba. A yi tambaya da Turanci, Faransanci, Sifaniyanci, Fotugis ko Suwahili.
ask-other-language = Ba a iya tambayar xvlm da wannan harshe ba tukuna. A yi tambaya da Turanci, Faransanci, Sifaniyanci, Fotugis ko Suwahili.
