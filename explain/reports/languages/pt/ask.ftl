# Respostas a perguntas sobre uma imagem.
ask-raised = { $finding }: acima do limiar, { $probability }, { $certainty }; o seu limiar é { $threshold }.
ask-raised-just = { $finding }: acima do limiar, mas por muito pouco, com { $probability }, { $certainty }.
ask-not-raised = { $finding }: abaixo do limiar, { $probability } para um limiar de { $threshold }.
ask-just-below = { $finding }: abaixo do limiar, mas por muito pouco, com { $probability }.
ask-below = { $finding }: abaixo do limiar, com { $probability }.
ask-not-absent = Não encontrado não quer dizer ausente.
ask-where = O que fala a favor de «{ $finding }» está aqui: { $zones }.
ask-where-side = O que fala a favor de «{ $finding }» está aqui: { $side } ({ $zones }).
ask-no-place = Por isso não se mostra nenhum lugar para «{ $finding }».
ask-no-cautions = Nada na própria imagem torna os números menos seguros.

ask-more-likely = Dos dois, «{ $finding }» é aqui mais provável do que «{ $other }».
ask-equally = «{ $finding }» e «{ $other }» são aqui mais ou menos igualmente prováveis.
ask-without = Ocultando o que fala a favor de «{ $finding }», a sua probabilidade passa de { $before } para { $hidden }; ocultando uma área igual noutro lugar, para { $elsewhere }.
ask-without-other = Ocultando o que fala a favor de «{ $finding }», «{ $other }» passa de { $before } para { $hidden }; ocultando uma área igual noutro lugar, para { $elsewhere }.
ask-shared-evidence = Portanto, a área que fala a favor de «{ $finding }» fala também a favor de «{ $other }»: só por ela não se distinguem os dois.
ask-own-evidence = Portanto, a área que fala a favor de «{ $finding }» diz pouco sobre «{ $other }».
ask-rival-evidence = Portanto, a área que fala a favor de «{ $finding }» fala contra «{ $other }».
ask-would-stay = «{ $finding }» continuaria acima do seu limiar.
ask-would-go = «{ $finding }» já não passaria do seu limiar.
ask-would-come = «{ $finding }» passaria então do seu limiar.
ask-hiding-limits = Ocultar uma área mostra em que este modelo se apoia. Não prevê como estaria o paciente.
ask-nothing-to-hide = Não há nada a ocultar para «{ $finding }».
ask-nothing-goes-with = O que o redator do modelo aprendeu não diz nada claro sobre outros achados se houvesse «{ $finding }».

ask-consider = Com «{ $finding }», considerar também: { $terms }.
ask-considered = «{ $term }» está na lista geral do que convém considerar com «{ $finding }».
ask-signs = Sinais de «{ $term }» que «{ $other_term }» não tem, a procurar por si: { $signs }.

ask-no-prior = Só com esta imagem não posso dizer: dê-me também uma anterior (--prior).
ask-prior-refused = Não posso comparar: a imagem anterior não recebe achados.
ask-prior-same = Não posso comparar: as duas imagens são a mesma.
ask-prior-views = Não posso comparar: a incidência anterior é { $earlier_view } e esta { $view }, e só por isso os números diferem.
ask-prior-view-unknown = A incidência de pelo menos uma das duas imagens é desconhecida; se uma for PA e a outra AP, não confie nas mudanças.
ask-appeared = Novo: «{ $finding }», { $then } então e { $now } agora.
ask-gone = Já não passa do limiar: «{ $finding }», { $then } então e { $now } agora.
ask-risen = Mais provável do que antes: «{ $finding }», { $then } então e { $now } agora.
ask-fallen = Menos provável do que antes: «{ $finding }», { $then } então e { $now } agora.
ask-steady = Sem mudança clara: «{ $finding }», { $then } então e { $now } agora.
ask-side-changed = O lado de «{ $finding }» mudou: { $earlier_side } então, { $side } agora.
ask-no-change = Nenhum achado mudou claramente.
ask-prior-limits = Uma mudança diz-se clara quando é maior do que a que causam pequenos deslocamentos de qualquer das imagens. Não se verificou se as duas imagens são do mesmo paciente.

ask-not-looked-for = Não posso dizer a partir desta imagem: o modelo não procura «{ $term }».
ask-cannot-tell = Não posso dizer a partir desta imagem.
ask-can-ask = Pode perguntar por que um achado foi assinalado ou por que não, por que este e não outro, onde está, qual a certeza, o que seria se fosse ocultado ou se existisse, o que mais poderia ser, o que mudou, se é grave e o que fazer a seguir. Pergunte em inglês, francês, espanhol, português ou suaíli.
ask-other-language = Ainda não se pode perguntar ao xvlm nesta língua. Pergunte em inglês, francês, espanhol, português ou suaíli.
