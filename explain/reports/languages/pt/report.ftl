title = Radiografia de tórax explicada
title-abstained = Nenhum achado dado para esta imagem
disclaimer = Não é um dispositivo médico. Ajuda um leitor treinado e nunca o substitui.
review-status = Texto em português: rascunho, ainda não revisto por um clínico.
    .status = drafted
phantom-banner = IMAGEM SINTÉTICA: feita pelo xvlm, não é de nenhum paciente

heading-findings = Achados
heading-absent = Procurado e não encontrado
heading-cautions = Atenção
heading-measures = Medidas
heading-codes = Códigos
heading-provenance = De onde vem este relatório
heading-limits = Limites

impression-some = { $count ->
    [one] Um achado passou do seu limiar: { $findings }.
   *[other] { $count } achados passaram do seu limiar: { $findings }.
}
impression-none = Nenhum achado passou do seu limiar. Isto não exclui doença.
impression-abstained = O xvlm não dá achados para esta imagem.
finding-certain = { $finding } ({ $certainty })
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = A imagem está deitada ou de cabeça para baixo: gire-a { $turn } e tente de novo.
abstention-other_view = O próprio ficheiro indica que não é uma incidência frontal.
abstention-other_examination = O próprio ficheiro indica que não é uma radiografia do tórax.
abstention-negative = A imagem é um negativo: os ossos estão escuros e o ar está claro. Exporte-a de novo com os ossos claros.
abstention-not_chest_radiograph = Isto não parece uma radiografia frontal de tórax.
abstention-no_lungs_seen = Não foi possível ver os pulmões.
abstention-unlike_training_images = É diferente demais das imagens com que o modelo aprendeu.
abstention-blank = A imagem está vazia ou quase sem contraste.
abstention-too_small = A imagem tem pixels de menos.
turn-90 = um quarto de volta no sentido horário (90°)
turn-180 = meia volta (180°)
turn-270 = um quarto de volta no sentido anti-horário (90°)

caution-unlike_training_images = A imagem difere daquelas com que o modelo aprendeu; confie menos nos números.
caution-child = O paciente é uma criança; o modelo foi treinado e medido sobretudo em adultos.
caution-lungs_cropped = Parte dos pulmões está fora da imagem.
caution-patient_rotated = Um campo pulmonar é muito mais estreito que o outro: o paciente pode estar virado para um lado, ou um pulmão pode ser menor.
caution-tilted = O tórax está inclinado na imagem; as zonas indicadas podem estar deslocadas.
caution-over_exposed = Os pulmões estão muito escuros (superexposição); detalhes finos podem perder-se.
caution-under_exposed = Os pulmões estão muito claros (subexposição); o que há neles pode ficar oculto.
caution-low_contrast = A imagem tem pouco contraste.
caution-low_resolution = A imagem tem poucos pixels; achados pequenos podem passar despercebidos.
caution-failed_gate = Esta cópia do modelo não passou nas suas verificações: o que diz, e onde o mostra, afasta-se demasiado do modelo de que provém. Não confie nela.
caution-window_ignored = As primeiras definições de visualização do ficheiro não correspondem à sua imagem e não foram usadas.
caution-says_other_body_part = O ficheiro indica outra parte do corpo que não o tórax. Verifique se é a imagem certa.
caution-says_other_view = O ficheiro indica uma incidência frontal e também outra incidência. Verifique se a imagem foi feita de frente.
caution-for_processing = O ficheiro contém a imagem em bruto do detetor, não a preparada para leitura; exporte essa, se puder.
caution-partly_blank = A parte de cima ou de baixo da imagem está vazia: a imagem pode estar cortada ou danificada.

certainty-possible = possível
certainty-probable = provável
certainty-very_likely = muito provável
certainty-scale = Palavras para a probabilidade de um achado que passou do seu limiar: possível abaixo de { $probable }, provável abaixo de { $very_likely }, muito provável daí em diante.

side-right = lado direito do paciente
side-left = lado esquerdo do paciente
side-both = os dois lados
side-central = centro do tórax
zone-right_upper = zona superior direita
zone-right_middle = zona média direita
zone-right_lower = zona inferior direita
zone-left_upper = zona superior esquerda
zone-left_middle = zona média esquerda
zone-left_lower = zona inferior esquerda
zone-outside_lungs = fora dos pulmões
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = Onde
label-why = Porquê
label-consider = Considerar
label-threshold = limiar { $threshold }
test-figures = Probabilidade { $before }; com esta área oculta { $hidden }; com uma área igual oculta noutro lugar { $elsewhere }.
verdict-matters = A resposta apoia-se nesta área.
verdict-matters_little = A resposta apoia-se só um pouco nesta área.
verdict-does_not_matter = A resposta não se apoia nesta área: não confie no lugar mostrado.
untested = Não havia nada a ocultar, por isso o lugar mostrado não foi testado.
stated-yes = O redator do modelo, consultado à parte, também o citou.
stated-no = O redator do modelo, consultado à parte, não o citou.
bar-before = imagem como está
bar-hidden = esta área oculta
bar-elsewhere = outra área oculta

absent-note = Cada um ficou abaixo do seu limiar. Não encontrado não quer dizer ausente.

heart-ratio-PA = Índice cardiotorácico { $ratio } (medido na imagem, incidência PA). Acima de { $limit } diz-se aumentado em incidências PA de adultos (Danzer 1919).
heart-ratio-unknown = Índice cardiotorácico { $ratio } (medido na imagem, incidência desconhecida). Acima de { $limit } diz-se aumentado em incidências PA de adultos (Danzer 1919); as incidências AP ampliam o coração.
heart-ratio-AP = Índice cardiotorácico não medido: as incidências AP ampliam o coração.
heart-ratio-none = Índice cardiotorácico não medido: as bordas do coração não são nítidas.

provenance-image = Imagem { $source }, incidência { $view }
provenance-model = Modelo { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = Limiares do modelo: { $point }
provenance-clinic-thresholds = Limiares desta clínica, { $date }: { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm } em { $engine }, tabela de achados { $findings }
operating-point-few_false_alarms = poucos alarmes falsos
operating-point-best_f1 = equilíbrio entre omissões e alarmes falsos (F1)
operating-point-sensitivity_90 = sensibilidade de 90%
view-PA = PA
view-AP = AP
view-unknown = desconhecida

limits-list = Procura { $count } achados e nada mais. Ossos, dispositivos e tubos não são lidos.
limits-tuberculosis = Não foi treinado para reconhecer { finding-tuberculosis }. Nenhuma resposta aqui fala a favor ou contra ela.
limits-place = Os contornos mostram o que pesou na resposta deste modelo. Não são prova de doença.
limits-sides = Os lados valem quando a imagem é mostrada como de costume, a direita do paciente à esquerda do observador. Uma imagem espelhada troca-os.
limits-consider = O que mais convém considerar é uma lista geral e não foi lido nesta imagem.

marker-right = D
marker-left = E
show = Mostrar na imagem
image-alt = Radiografia de tórax com a evidência de cada achado contornada
percent-under = < { $percent }
percent-over = > { $percent }

note = nota
note-wrote = { $file } foi escrito
note-fallback = { $wanted } não pode ser usado aqui; usa-se { $engine }
step-explaining = explicando
