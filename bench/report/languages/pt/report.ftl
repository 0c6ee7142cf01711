title = Que equipamento para que clínica
lead = O xvlm explica radiografias do tórax. Esta página compara os equipamentos que o podem executar: o que foi medido neles e, noutro estilo, o que foi apenas estimado.
disclaimer = O xvlm não é um dispositivo médico. Apoia um leitor formado e nunca o substitui.
made = Medido de { $from } a { $to }; escrito pelo xvlm { $version }.
review-status = Texto português: rascunho, ainda não revisto por um comprador nem por um clínico.

who-pass = Atinge a meta da OMS para aquilo em que foi testado: sensibilidade { $sensitivity }, especificidade { $specificity }.
who-not-shown = Os números atingem a meta da OMS para aquilo em que foi testado, mas os seus intervalos não: sensibilidade { $sensitivity }, especificidade { $specificity }. São precisos mais casos.
who-fail = Falha a meta da OMS para aquilo em que foi testado: sensibilidade { $sensitivity }, especificidade { $specificity }.
who-not-measured = Não comparado com a meta da OMS: não foi dada nenhuma avaliação deste pacote.
who-target = A meta é uma sensibilidade de pelo menos { $sensitivity } e uma especificidade de pelo menos { $specificity } (OMS 2014, teste de triagem da tuberculose). O modelo foi testado em: { $findings }. Não foi testado em tuberculose, e nenhum número aqui fala dela.
alert-bundle = Pacote { $bundle }
alert-gate-failed = Não passou nas suas verificações ao ser feito: o que diz, e onde o mostra, afasta-se demasiado do modelo de que provém. Não compre com base nestes números.
alert-reference-failed = As suas explicações foram comparadas com as de um modelo que não passou ele próprio nas suas verificações.
bounds-broken = Limites que não cumpriu, nos termos do xvlm: { $bounds }
alert-other-bundle = Nem todas as linhas são do mesmo pacote: não comparam apenas equipamentos.
alert-other-data = Nem todas as linhas foram medidas com as mesmas imagens: não comparam apenas equipamentos.
alert-other-version = Nem todas as linhas foram medidas pela mesma versão do xvlm.
alert-busy = Outros programas trabalhavam durante a medição: não cite estes tempos ({ $devices }).
alert-cut-short = Uma medição foi interrompida; mostra-se o que já estava medido ({ $devices }).
alert-no-fidelity = Fidelidade das explicações: não medida para este pacote.

heading-devices = Equipamentos
column-device = Equipamento
column-hour = Exames por hora
column-seconds = Um exame demora
column-answer = Parte do modelo
column-watts = Potência
column-price = Preço
column-thousand = 1000 exames custam
column-accuracy = Exatidão
column-fidelity = Explicações
column-who = Meta da OMS
meaning-seconds = Do ficheiro da imagem ao relatório. Nove em cada dez exames não demoram mais; por baixo, o intervalo em que esse número está com 95 % de confiança.
meaning-answer = Parte do modelo: a sua resposta a uma radiografia em memória, achados e mapas; mediana. Um exame pergunta-lhe várias vezes, para pôr à prova os indícios.
meaning-estimate = Estimativas: a parte do modelo segundo as taxas máximas do equipamento; supõe-se que o resto de um exame demora o mesmo que nos equipamentos medidos.
meaning-accuracy = AUROC: 0,5 é adivinhar, 1 é nunca errar; média dos achados testados.
meaning-fidelity = Acordo dos mapas com os do modelo antes de comprimido (ρ de Spearman; 1 é igual).
meaning-thousand = Equipamento e eletricidade durante { $years } anos, { $studies } exames por dia, { $days } dias por ano, ligado { $hours } horas por dia, eletricidade a { $electricity } por kWh.
estimate = estimativa
measured = medido
not-measured = não medido
not-known = desconhecido
price-not-known = preço desconhecido
data-sheet = folha de dados
watts-measured = medido
who-short-pass = atingida
who-short-not-shown = não demonstrada
who-short-fail = falhada
who-short-not-measured = não medida
range = { $low } a { $high }
range-from = desde { $low }; poucos ensaios para dizer até quanto
range-to = até { $high }; poucos ensaios para dizer desde quanto
range-none = poucos ensaios para dar um intervalo
seconds = { $number } s
milliseconds = { $number } ms
watts = { $number } W
megabytes = { $number } MB
joules = { $number } J
worst = pior: { $finding } { $number }
times = { $number } vezes

remark-gate-failed = o seu pacote não passou nas verificações
remark-other-bundle = outro pacote que o da primeira linha
remark-other-data = medido com outras imagens que a primeira linha
remark-other-version = medido por outra versão do xvlm que a primeira linha
remark-cut-short = interrompido pelo utilizador
remark-busy = outros programas trabalhavam na máquina: não citar
remark-few-runs = poucos ensaios, por isso o intervalo é largo
remark-drift = a máquina ficou mais lenta ou mais rápida pelo caminho
remark-on-battery = funcionou a bateria
remark-too-slow = lento demais para o dia desta clínica
remark-error-known = o método errou até { $factor } nos equipamentos medidos
remark-error-unknown = não se sabe quanto pode errar
remark-quality-other-engine = exatidão ou explicações medidas noutro motor que os tempos
remark-fallback = funcionou com outro motor que o preferido pelo pacote

heading-choice = Para que clínica
choice-lead = O equipamento em que um exame custa menos e que chega ao fim do dia, pelo que se sabe de preço e potência.
choice-clinic = Clínica
choice-studies = { $studies } exames por dia
choice-measured = O mais barato, medido
choice-estimated = O mais barato, estimado
choice-none = nenhum com preço e potência conhecidos
choice-cost = { $device }: { $cost } por 1000 exames

heading-latency = Quanto tempo demora
latency-lead = Cada linha é um equipamento: que parte dos pedidos estava pronta e quando. Quanto mais íngreme, mais regular.
latency-x = milissegundos (escala log.)
latency-y = parte pronta
scenario-single-stream = Uma radiografia após outra, em memória: só a resposta do modelo (single stream)
scenario-multi-stream = Oito radiografias de uma vez, em memória (multi stream)
scenario-offline = Lotes de 32, tantos quanto possível (offline)
scenario-whole-job = Trabalho completo: do ficheiro ao relatório
scenario-cold-start = Arranque: da linha de comandos ao relatório impresso
scenario-cold-start-disk = Arranque a partir do disco: as cópias de ficheiros do sistema foram largadas
column-median = mediana
column-p90 = 90 em 100
column-p99 = 99 em 100
column-throughput = radiografias por segundo
column-queries = pedidos
column-memory = memória máxima
column-steady = memória depois
column-energy = energia por radiografia
unread-energy = Energia, não medida: { $reason }
unread-scenario = { $scenario }: não medido, { $reason }

heading-tradeoff = Explicações e velocidade
tradeoff-lead = Mais acima é mais fiel ao modelo antes de comprimido; mais à esquerda, mais rápido. Equipamentos sem acordo medido não são desenhados.
tradeoff-x = resposta do modelo, milissegundos (escala log.)
tradeoff-y = acordo dos mapas
tradeoff-none = Não desenhado: não foi dada nenhuma comparação de fidelidade de um pacote desta página.

heading-reliability = As probabilidades são verdadeiras?
reliability-lead = Dos achados ditos prováveis a 10 %, um em cada dez devia lá estar: então os pontos caem na linha tracejada. Erro esperado { $error }.
reliability-x = dito
reliability-y = visto
reliability-none = Não medido: não foi dada nenhuma avaliação.

heading-findings = Achado por achado
findings-lead = AUROC de cada achado com o intervalo em que provavelmente estaria com outros doentes. Pálido: menos de { $enough } casos, que não dizem quase nada. Tracejado: adivinhar.
findings-x = AUROC
findings-data = { $images } radiografias de { $patients } doentes.

heading-roofline = Quão perto do limite
roofline-lead = A linha é o que a máquina poderia fazer no máximo; o ponto, o que a resposta do modelo atingiu. As estimativas partem daqui.
roofline-x = operações por byte
roofline-y = operações por segundo

heading-examples = Explicações antes e depois da compressão
examples-lead = A mesma imagem, explicada pelo modelo antes de comprimido e depois. Os contornos mostram o que moveu a resposta.
example-phantom = Fantoma: imagem sintética, de nenhum doente
example-image = Imagem { $number }, dada por quem fez esta página
example-before = antes
example-after = depois
example-none-found = nenhum achado passou o seu limiar
example-abstained = não foram dados achados
examples-none = Nenhuma: não foram dados os dois pacotes.

heading-method = Método
method-scenarios = Cenários como no MLPerf Inference, com o relógio do próprio xvlm: um pedido segue o outro após um aquecimento que não conta. Um cenário acaba quando o seu percentil é conhecido com margem de { $precision } a 95 % de confiança, ou quando o seu tempo acaba; então o seu intervalo é tão largo quanto os ensaios permitem.
method-intervals = Os intervalos dos percentis vêm de estatísticas de ordem e não supõem nenhuma forma das latências; os de exatidão e acordo, de voltar a sortear os doentes (bootstrap).
method-energy = A energia é lida nos contadores da própria máquina, se os tiver. Os watts de uma folha de dados não são uma medição.
method-estimates = Estimativas: operações e bytes dos grafos do modelo face às taxas máximas do equipamento (roofline), vezes { $factor }, o fator em que { $devices ->
    [one] um equipamento medido foi
   *[other] { $devices } equipamentos medidos foram
} mais lentos do que isso. Supõe-se que nenhum operador arranca em menos de { $launch }. A estimativa de uma placa gráfica a partir de processadores é a mais fraca.
method-error-known = Ao deixar de fora cada equipamento medido e estimá-lo pelos outros, o erro chegou a { $factor }.
method-error-unknown = Com um só equipamento medido o método não pode ser verificado: o seu erro é desconhecido.
method-no-estimates = Sem estimativas: nenhuma medição nomeia um equipamento de taxas máximas conhecidas (xvlm bench run --device).
method-files = Quem duvidar de um número encontra cada latência nos ficheiros das medições, de formato publicado.

heading-limits = Limites
limit-place = Os tempos são de uma máquina de cada tipo num dia.
limit-phantoms = A velocidade foi medida com: { $kinds }. O que há numa imagem muda o tempo da sua explicação.
limit-quality = Exatidão e explicações pertencem a um pacote e foram medidas num motor.
limit-price = Os preços são do dia e do lugar que o perfil nomeia, sem taxas, ecrã nem reparação.
limit-watts = Supõe-se que cada equipamento consome toda a sua potência sempre que está ligado: isso exagera o custo da eletricidade.

heading-machines = Em que se mediu
machine-line = { $cpu }, { $cores } núcleos, { $memory } de memória, { $os }; { $engine }, { $threads } fios; Python { $python }; regulador de frequência { $governor }
machine-bundle = pacote { $bundle } { $version }, { $size }, sha256 { $sha256 }
machine-data = { $count } { $kind }, sha256 { $sha256 }
kind-phantoms = fantomas
kind-radiographs = radiografias
