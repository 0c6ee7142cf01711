# O que decorre dos achados, e os níveis desde a resposta inteira até à imagem.
level-impression = Impressão
level-finding = Achado
level-region = Região
level-pixels = Pixels

heading-next = O que fazer a seguir
label-urgency = Urgência
label-supports = A favor
label-against = Contra
label-what_if = E se
label-outline = Contorno

urgency-now = Agora: se estiver presente, não pode esperar.
urgency-soon = Hoje: esclarecer antes de o paciente sair.
urgency-routine = Sem pressa: pode esperar por uma consulta comum.
urgency-soon_lowered = Hoje: não é certo, mas se o paciente está mal, não espere.
urgency-routine_lowered = Sem pressa: não é certo; se o paciente está mal, esclarecer hoje.

next-look_at_patient = Olhe primeiro para o paciente; a imagem vem depois.
next-look_further = Se o paciente está mal, continue a procurar, diga o que disser esta resposta.
next-compare = Compare com uma imagem anterior, se houver.
next-lateral = Uma incidência de perfil pode mostrar onde está.
next-expiration = Repetir de pé e em expiração pode mostrar melhor a borda do pulmão.
next-upright_pa = Repetir de pé, em incidência PA, mostra melhor o tamanho do coração.
next-ultrasound = A ecografia, onde houver, mostra melhor o líquido.
next-test_tuberculosis = Onde a { finding-tuberculosis } é frequente, procure-a com um teste; esta resposta nada diz sobre ela.
next-follow_up = Repita a imagem mais tarde, para ver se desapareceu.
next-refer = Providencie um estudo mais aprofundado, com TC onde houver.
note-next = Estes passos são gerais e um rascunho para discussão; quem decide é o leitor treinado.

against-outside_lungs = { $share } do que pesou na resposta está fora dos pulmões.
against-foreign_object = Há um dispositivo ou uma marca neste lugar: pode ser o que o modelo viu.
stability-stable = Deslocada um pixel, a imagem dá de { $lowest } a { $highest }: o achado continua acima do seu limiar.
stability-unstable = Instável: deslocada um pixel, a imagem dá de { $lowest } a { $highest }, e o achado cai abaixo do seu limiar.
unstable-absent = Instável: { $finding } está abaixo do seu limiar, mas deslocada um pixel a imagem dá { $highest }, que o ultrapassa.
untested-budget = Houve achados de mais para testar cada um, por isso o lugar mostrado não foi testado.

if-hidden-falls = Sem esta área, { $finding } desceria de { $before } para { $hidden }.
if-hidden-rises = Sem esta área, { $finding } subiria de { $before } para { $hidden }.
if-hidden-same = Sem esta área, { $finding } ficaria em { $hidden } em vez de { $before }: não se apoia nesta área.
if-stated = Se houvesse { $given }, o redator do modelo citaria { $finding } com { $chance } em vez de { $chance_alone }. É uma associação aprendida, não uma causa.

region-outline = O contorno contém { $support } do que levou a resposta para o achado, em { $area } da imagem.
pixels-legend = Os lugares laranja subiram a resposta, os azuis baixaram-na. O modelo vê quadrados grosseiros: detalhe mais fino não significa nada.
