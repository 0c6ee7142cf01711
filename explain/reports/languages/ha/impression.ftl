# Abin da ke biyo bayan abubuwan da aka gani, da matakai daga cikakkiyar amsa zuwa hoto.
level-impression = Taƙaitawa
level-finding = Abin da aka gani
level-region = Wuri
level-pixels = Ɗigon hoto

heading-next = Me za a yi gaba
label-urgency = Gaggawa
label-supports = Masu goyon baya
label-against = Masu saɓani
label-what_if = Idan fa
label-outline = Layin iyaka

urgency-now = Yanzu: idan akwai shi, ba zai iya jira ba.
urgency-soon = Yau: a tantance shi kafin majinyaci ya tafi.
urgency-routine = Ba gaggawa: zai iya jiran ziyara ta yau da kullum.
urgency-soon_lowered = Yau: ba a tabbata ba, amma idan majinyaci ba ya jin daɗi, kada a jira.
urgency-routine_lowered = Ba gaggawa: ba a tabbata ba; idan majinyaci ba ya jin daɗi, a tantance yau.

next-look_at_patient = A fara duba majinyaci; hoto ya zo daga baya.
next-look_further = Idan majinyaci ba ya jin daɗi, a ci gaba da bincike, komai wannan amsa ta ce.
next-compare = A kwatanta da tsohon hoto, idan akwai.
next-lateral = Hoto daga gefe na iya nuna inda yake.
next-expiration = Maimaita hoto a tsaye bayan an fitar da numfashi na iya nuna gefen huhu da kyau.
next-upright_pa = Maimaita hoto a tsaye, fuskar PA, yana nuna faɗin zuciya da kyau.
next-ultrasound = Hoton ultrasound, inda akwai shi, yana nuna ruwa da kyau.
next-test_tuberculosis = Inda { finding-tuberculosis } ya yi yawa, a yi gwajinsa; wannan amsa ba ta ce komai a kansa ba.
next-follow_up = A maimaita hoton daga baya, a ga ko ya warke.
next-refer = A shirya a ƙara bincikensa, da CT inda akwai shi.
note-next = Waɗannan matakai na gaba ɗaya ne, an tsara su don tattaunawa; ƙwararren mai karatu ne ke yanke shawara.

against-outside_lungs = { $share } na abin da ya shafi amsar yana wajen huhu.
against-foreign_object = Akwai na'ura ko alama a wannan wurin: ƙila ita ce samfurin ya gani.
stability-stable = Idan aka matsar da hoton ɗigo ɗaya yana ba da { $lowest } zuwa { $highest }: yana nan sama da iyakarsa.
stability-unstable = Ba tabbas: idan aka matsar da hoton ɗigo ɗaya yana ba da { $lowest } zuwa { $highest }, kuma ya faɗi ƙasa da iyakarsa.
unstable-absent = Ba tabbas: { $finding } yana ƙasa da iyakarsa, amma idan aka matsar da hoton ɗigo ɗaya yana ba da { $highest }, wanda ya wuce ta.
untested-budget = Abubuwan da aka gani sun yi yawa a gwada kowanne, don haka ba a gwada wurin da aka nuna ba.

if-hidden-falls = Ba tare da wannan wuri ba, { $finding } zai sauka daga { $before } zuwa { $hidden }.
if-hidden-rises = Ba tare da wannan wuri ba, { $finding } zai hau daga { $before } zuwa { $hidden }.
if-hidden-same = Ba tare da wannan wuri ba, { $finding } zai zama { $hidden } maimakon { $before }: bai dogara ga wannan wuri ba.
if-stated = Da akwai { $given }, da marubucin rahoton samfurin zai ambaci { $finding } da { $chance } maimakon { $chance_alone }. Wannan alaƙa ce da ya koya, ba dalili ba.

region-outline = Layin iyaka yana ɗauke da { $support } na abin da ya ja amsar zuwa ga wannan abu, a kan { $area } na hoton.
pixels-legend = Wuraren lemu sun ɗaga amsar, na shuɗi sun rage ta. Samfurin yana ganin manyan murabba'ai: ƙarin bayani mai zurfi ba shi da ma’ana.
