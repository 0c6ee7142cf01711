# Kinachofuata kutokana na yaliyoonekana, na ngazi kutoka jibu zima hadi picha.
level-impression = Muhtasari
level-finding = Jambo
level-region = Eneo
level-pixels = Pikseli

heading-next = Hatua zinazofuata
label-urgency = Uharaka
label-supports = Yanayounga mkono
label-against = Yanayopinga
label-what_if = Je, ikiwa
label-outline = Mstari wa mpaka

urgency-now = Sasa: kama jambo hili lipo, haliwezi kusubiri.
urgency-soon = Leo: lichunguzwe kabla mgonjwa hajaondoka.
urgency-routine = Si haraka: linaweza kusubiri ziara ya kawaida.
urgency-soon_lowered = Leo: halina hakika, lakini kama mgonjwa ana hali mbaya, usisubiri.
urgency-routine_lowered = Si haraka: halina hakika; kama mgonjwa ana hali mbaya, lichunguzwe leo.

next-look_at_patient = Mtazame mgonjwa kwanza; picha inafuata baadaye.
next-look_further = Kama mgonjwa ana hali mbaya, endelea kuchunguza, jibu hili liseme lolote.
next-compare = Linganisha na picha ya awali, kama ipo.
next-lateral = Picha ya ubavuni inaweza kuonyesha mahali lilipo.
next-expiration = Kupiga tena mgonjwa akiwa amesimama na ametoa pumzi kunaweza kuonyesha ukingo wa pafu vizuri zaidi.
next-upright_pa = Kupiga tena mgonjwa akiwa amesimama, mwelekeo PA, kunaonyesha ukubwa wa moyo vizuri zaidi.
next-ultrasound = Ultrasound, ikiwepo, inaonyesha maji vizuri zaidi.
next-test_tuberculosis = Palipo na { finding-tuberculosis } kwa wingi, fanya kipimo chake; jibu hili halisemi lolote kuhusu ugonjwa huo.
next-follow_up = Rudia picha baadaye, kuona kama limeisha.
next-refer = Panga lichunguzwe zaidi, kwa CT ikiwepo.
note-next = Hatua hizi ni za jumla na ni rasimu ya kujadiliwa; msomaji aliyefunzwa ndiye anayeamua.

against-outside_lungs = { $share } ya kilichoathiri jibu iko nje ya mapafu.
against-foreign_object = Kuna kifaa au alama mahali hapa: huenda ndicho modeli ilichokiona.
stability-stable = Picha ikisogezwa pikseli moja inatoa { $lowest } hadi { $highest }: jambo linabaki juu ya kiwango chake.
stability-unstable = Si imara: picha ikisogezwa pikseli moja inatoa { $lowest } hadi { $highest }, na jambo linashuka chini ya kiwango chake.
unstable-absent = Si imara: { $finding } iko chini ya kiwango chake, lakini picha ikisogezwa pikseli moja inatoa { $highest }, inayokivuka.
untested-budget = Mambo yaliyoonekana ni mengi mno kujaribu kila moja, kwa hiyo mahali palipoonyeshwa hapakujaribiwa.

if-hidden-falls = Bila sehemu hii, { $finding } ingeshuka kutoka { $before } hadi { $hidden }.
if-hidden-rises = Bila sehemu hii, { $finding } ingepanda kutoka { $before } hadi { $hidden }.
if-hidden-same = Bila sehemu hii, { $finding } ingekuwa { $hidden } badala ya { $before }: haitegemei sehemu hii.
if-stated = Kama kungekuwa na { $given }, mwandishi wa modeli angetaja { $finding } kwa { $chance } badala ya { $chance_alone }. Huu ni uhusiano aliojifunza, si chanzo.

region-outline = Mstari wa mpaka una { $support } ya kilichovuta jibu kuelekea jambo hili, kwenye { $area } ya picha.
pixels-legend = Sehemu za rangi ya machungwa zilipandisha jibu, za bluu zililishusha. Modeli inaona miraba mikubwa: undani mdogo zaidi hauna maana.
