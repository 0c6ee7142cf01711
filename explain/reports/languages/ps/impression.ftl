# له موندنو څخه څه راوځي، او له ټول ځواب څخه تر انځوره کچې.
level-impression = لنډیز
level-finding = موندنه
level-region = سیمه
level-pixels = پیکسلونه

heading-next = بیا څه وکړئ
label-urgency = بېړه
label-supports = ملاتړ یې کوي
label-against = خلاف یې دي
label-what_if = که داسې وي
label-outline = شاوخوا کرښه

urgency-now = اوس: که وي، انتظار نه شي کولی.
urgency-soon = نن: د ناروغ تر تللو مخکې یې معلومه کړئ.
urgency-routine = عادي: تر عادي لیدنې پورې پاتې کېدلی شي.
urgency-soon_lowered = نن: ډاډمنه نه ده، خو که ناروغ ښه نه وي، انتظار مه کوئ.
urgency-routine_lowered = عادي: ډاډمنه نه ده؛ که ناروغ ښه نه وي، نن یې معلومه کړئ.

next-look_at_patient = لومړی ناروغ ته وګورئ؛ انځور وروسته راځي.
next-look_further = که ناروغ ښه نه وي، لټون ته دوام ورکړئ، دا ځواب چې هر څه وایي.
next-compare = که پخوانی انځور وي، ورسره یې پرتله کړئ.
next-lateral = له اړخ څخه انځور ښودلی شي چې چېرته ده.
next-expiration = په ولاړه او د ساه په ایستلو سره بیا انځور د سږي څنډه ښه ښودلی شي.
next-upright_pa = په ولاړه، د PA په لوري بیا انځور د زړه کچه ښه ښيي.
next-ultrasound = الټراساونډ، چېرته چې وي، اوبه ښې ښيي.
next-test_tuberculosis = چېرته چې { finding-tuberculosis } ډېره وي، ازموینه یې وکړئ؛ دا ځواب یې په اړه هېڅ نه وایي.
next-follow_up = وروسته بیا انځور واخلئ، چې وګورئ ورکه شوې که نه.
next-refer = د لا زیاتې پلټنې بندوبست یې وکړئ، چېرته چې CT وي په CT سره.
note-next = دا ګامونه عمومي دي او د بحث لپاره مسوده ده؛ پرېکړه روزل شوی لوستونکی کوي.

against-outside_lungs = د هغه څه { $share } چې پر ځواب یې اغېز کړی له سږو بهر دي.
stability-stable = انځور چې یو پیکسل وښویول شي له { $lowest } تر { $highest } ورکوي: موندنه له خپل حد څخه پورته پاتې کېږي.
stability-unstable = نا ثابته: انځور چې یو پیکسل وښویول شي له { $lowest } تر { $highest } ورکوي، او موندنه تر خپل حد لاندې لوېږي.
unstable-absent = نا ثابته: { $finding } تر خپل حد لاندې ده، خو انځور چې یو پیکسل وښویول شي { $highest } ورکوي، چې له حد څخه اوړي.
untested-budget = موندنې دومره ډېرې وې چې هره یوه و نه ازمویل شوه، نو ښودل شوی ځای ونه ازمویل شو.

if-hidden-falls = له دې ځای پرته { $finding }: احتمال به له { $before } څخه { $hidden } ته راټیټ شوی وی.
if-hidden-rises = له دې ځای پرته { $finding }: احتمال به له { $before } څخه { $hidden } ته لوړ شوی وی.
if-hidden-same = له دې ځای پرته { $finding }: احتمال به د { $before } پر ځای { $hidden } وی؛ پر دې ځای نه دی ولاړ.
if-stated = که { $given } وای، د موډل راپور لیکونکي به { $finding } د { $chance_alone } پر ځای په { $chance } احتمال یاده کړې وه. دا یو زده شوی تړاو دی، لامل نه دی.

region-outline = د هغه څه { $support } چې ځواب یې د موندنې لوري ته بېولی په کرښه کې دننه دي، د انځور پر { $area } باندې.
pixels-legend = نارنجي ځایونو ځواب لوړ کړی، آبي ځایونو ټیټ کړی. موډل غټې مربع ګانې ویني: تر هغو نری تفصیل مانا نه لري.
