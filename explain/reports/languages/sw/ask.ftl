# Majibu ya maswali kuhusu picha.
ask-raised = { $finding }: imevuka kiwango, { $probability }, { $certainty }; kiwango chake ni { $threshold }.
ask-raised-just = { $finding }: imevuka kiwango, lakini kwa kidogo sana, { $probability }, { $certainty }.
ask-not-raised = { $finding }: haikuvuka kiwango, { $probability }, chini ya kiwango chake cha { $threshold }.
ask-just-below = { $finding }: haikuvuka kiwango, lakini kwa kidogo sana, { $probability }.
ask-below = { $finding }: haikuvuka kiwango, { $probability }.
ask-not-absent = Kutoonekana si sawa na kutokuwepo.
ask-where = Kinachounga mkono «{ $finding }» kiko hapa: { $zones }.
ask-where-side = Kinachounga mkono «{ $finding }» kiko hapa: { $side } ({ $zones }).
ask-no-place = Kwa hiyo hakuna mahali panapoonyeshwa kwa «{ $finding }».
ask-no-cautions = Hakuna kitu kwenye picha yenyewe kinachopunguza uhakika wa takwimu hizi.

ask-more-likely = Kati ya mambo haya mawili, hapa «{ $finding }» ina uwezekano mkubwa kuliko «{ $other }».
ask-equally = Hapa «{ $finding }» na «{ $other }» zina uwezekano unaokaribia kuwa sawa.
ask-without = Kinachounga mkono «{ $finding }» kikifichwa, uwezekano wake unatoka { $before } hadi { $hidden }; sehemu nyingine ya ukubwa sawa ikifichwa, hadi { $elsewhere }.
ask-without-other = Kinachounga mkono «{ $finding }» kikifichwa, «{ $other }» inatoka { $before } hadi { $hidden }; sehemu nyingine ya ukubwa sawa ikifichwa, hadi { $elsewhere }.
ask-shared-evidence = Kwa hiyo sehemu inayounga mkono «{ $finding }» inaunga mkono pia «{ $other }»: hiyo peke yake haitoshi kuzitofautisha.
ask-own-evidence = Kwa hiyo sehemu inayounga mkono «{ $finding }» haisemi mengi kuhusu «{ $other }».
ask-rival-evidence = Kwa hiyo sehemu inayounga mkono «{ $finding }» inapinga «{ $other }».
ask-would-stay = «{ $finding }» bado ingevuka kiwango chake.
ask-would-go = «{ $finding }» isingevuka tena kiwango chake.
ask-would-come = «{ $finding }» ingevuka kiwango chake hapo.
ask-hiding-limits = Kuficha sehemu kunaonyesha modeli inategemea nini. Hakutabiri hali ya mgonjwa.
ask-nothing-to-hide = Hakuna cha kuficha kwa «{ $finding }».
ask-nothing-goes-with = Alichojifunza mwandishi wa modeli hakisemi jambo la wazi kuhusu mambo mengine kama kungekuwa na «{ $finding }».

ask-consider = Pamoja na «{ $finding }», fikiria pia: { $terms }.
ask-considered = «{ $term }» iko kwenye orodha ya jumla ya mambo ya kufikiria pamoja na «{ $finding }».
ask-signs = Dalili za «{ $term }» ambazo «{ $other_term }» haina, za kuzitafuta wewe mwenyewe: { $signs }.

ask-no-prior = Siwezi kusema kwa picha hii peke yake: nipe pia picha ya awali (--prior).
ask-prior-refused = Siwezi kulinganisha: picha ya awali haikupewa majibu.
ask-prior-same = Siwezi kulinganisha: picha hizi mbili ni picha moja.
ask-prior-views = Siwezi kulinganisha: mwelekeo wa picha ya awali ni { $earlier_view }, wa hii ni { $view }, na hilo peke yake hubadilisha takwimu.
ask-prior-view-unknown = Mwelekeo wa angalau picha moja kati ya hizi mbili haujulikani; kama moja ni PA na nyingine AP, usiamini mabadiliko.
ask-appeared = Jipya: «{ $finding }», { $then } wakati ule na { $now } sasa.
ask-gone = Haivuki kiwango tena: «{ $finding }», { $then } wakati ule na { $now } sasa.
ask-risen = Uwezekano umeongezeka: «{ $finding }», { $then } wakati ule na { $now } sasa.
ask-fallen = Uwezekano umepungua: «{ $finding }», { $then } wakati ule na { $now } sasa.
ask-steady = Hakuna badiliko la wazi: «{ $finding }», { $then } wakati ule na { $now } sasa.
ask-side-changed = Upande wa «{ $finding }» umebadilika: { $earlier_side } wakati ule, { $side } sasa.
ask-no-change = Hakuna jambo lililobadilika kwa wazi.
ask-prior-limits = Badiliko huitwa la wazi linapozidi lile linaloletwa na kusogezwa kidogo kwa picha yoyote kati ya hizi. Haikuhakikishwa kwamba picha zote mbili ni za mgonjwa mmoja.

ask-not-looked-for = Siwezi kusema kutokana na picha hii: modeli haitafuti «{ $term }».
ask-cannot-tell = Siwezi kusema kutokana na picha hii.
ask-can-ask = Unaweza kuuliza kwa nini jambo limeonekana au halikuonekana, kwa nini hili na si lile, liko wapi, kuna uhakika gani, itakuwaje likifichwa au kama lingekuwepo, linaweza kuwa nini kingine, nini kimebadilika, kama ni hatari, na la kufanya baadaye. Uliza kwa Kiingereza, Kifaransa, Kihispania, Kireno au Kiswahili.
ask-other-language = Bado huwezi kuuliza xvlm kwa lugha hii. Uliza kwa Kiingereza, Kifaransa, Kihispania, Kireno au Kiswahili.
