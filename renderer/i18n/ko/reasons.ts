import { testRepeatReasons } from './test-repeats.ts';

/**
 * Why something was quarantined, repaired, skipped or found wrong, by the code of the reason. English needs none of
 * these: a reason carries its own English sentence. A sentence whose places the reason does not fill is not used.
 */
export const reasons: Readonly<Record<string, string>> = {
  'tree-two-parents': '{{label}}의 부모가 둘 이상입니다. 관계 하나를 지우세요.',
  'tree-several-roots': '부모가 없는 기호가 {{count}}개입니다. 트리에는 하나만 있어야 합니다: {{labels}}.',
  'tree-circle': '관계가 돌아서 제자리로 옵니다: {{labels}}.',
  'latex-empty': 'LaTeX에 기호가 없습니다. 먼저 수식을 적으세요.',
  'latex-not-typeset': 'LaTeX를 조판할 수 없습니다. 괄호와 명령을 확인하세요.',
  'latex-stray-dollar': '수식 안 {{position}}번째 글자에 $가 있습니다. 지우세요.',
  'latex-too-deep': 'LaTeX가 너무 깊이 겹쳐 있습니다. 단순하게 고치세요.',
  'latex-too-long': 'LaTeX가 {{length}}자로, 배치할 수 있는 {{maximum}}자보다 깁니다. 수식을 나누세요.',
  'latex-unknown-command': '{{command}}은(는) 수식의 기호를 그리지 않는 명령입니다. 다른 명령을 쓰거나 빼세요.',
  'layout-ink-without-symbol': '{{latex}}은(는) 기호가 아닌 선이나 면을 그립니다. 빼세요.',
  'layout-left-script': '{{latex}}의 첨자가 붙을 기호가 왼쪽에 없습니다.',
  'layout-unknown-structure': '{{latex}}은(는) 배치 트리의 관계로 나타낼 수 없는 구조입니다.',
  'layout-several-roots': '부모가 없는 기호가 둘 이상입니다. 완전한 배치에는 하나만 있습니다.',
  'layout-unknown-symbol': '수식에 없는 기호를 가리키는 관계가 있습니다.',
  'typesetter-failed': '조판 프로그램이 이 LaTeX를 처리하지 못했습니다.',
  'ink-absent': '이미지에 잉크가 없습니다. 빈 이미지인지 확인하세요.',
  'changed-meanwhile': '그사이 다른 사람이 이 수식을 고쳐서 그대로 두었습니다.',
  'record-differs': '그사이 다른 사람이 같은 곳을 고쳤습니다.',
  'image-broken': '읽을 수 없는 이미지입니다.',
  'check-latex-unreadable': 'LaTeX를 읽을 수 없습니다.',
  'box-outside': '{{label}} 상자가 수식이나 페이지 밖에 있습니다.',
  'box-tiny': '{{label}} 상자가 기호를 담기에는 너무 작습니다.',
  'symbol-unlabelled': '클래스가 없는 기호가 있습니다.',
  'box-duplicate': '{{label}} 상자 두 개가 같은 잉크를 두르고 있습니다.',
  'box-without-ink': '{{label}} 상자 안에 잉크가 없습니다.',
  'order-differs': '읽기 순서가 관계에서 나오는 순서와 다릅니다.',
  'rule-function-letters': '{{label}}이(가) 상자 하나입니다. 요구사항은 글자마다 상자를 그리도록 합니다.',
  'rule-function-commands': '{{label}}의 글자마다 상자가 있습니다. 요구사항은 상자 하나를 그리도록 합니다.',
  'rule-ellipsis-periods': '{{label}}이(가) 상자 하나입니다. 요구사항은 점마다 상자를 그리도록 합니다.',
  'rule-ellipsis-commands': '점 세 개에 따로 상자가 있습니다. 요구사항은 상자 하나를 그리도록 합니다.',
  'rule-bar-minus': '분수선의 클래스가 {{label}}입니다. 요구사항에서는 -입니다.',
  'rule-bar-own-class': '분수선의 클래스가 -입니다. 요구사항에서는 {{label}}입니다.',
  'rule-bar-not-boxed': '분수선에 상자가 있습니다. 요구사항에서는 분수선에 상자를 그리지 않습니다.',
  'rule-vertical-array': '세로셈이 한 줄로 적혀 있습니다. 요구사항은 \\hline이 있는 배열로 적도록 합니다.',
  'rule-vertical-overset': '세로셈이 배열로 적혀 있습니다. 요구사항은 \\overset으로 한 줄에 적도록 합니다.',
  'category-missing': '이 수식에 다음 분류가 없습니다: {{facets}}.',
  'class-under-minimum': '클래스 {{class}}의 승인된 기호가 {{accepted}}개로 최소 {{minimum}}개에 못 미칩니다.',
  'category-under-minimum': '분류 {{category}}의 승인된 수식이 {{accepted}}개로 최소 {{minimum}}개에 못 미칩니다.',
  'category-under-minimum-for':
    '분류 {{category}}의 {{subModel}}용 승인 항목이 {{accepted}}개로 최소 {{minimum}}개에 못 미칩니다.',
  'majority-class': '모든 기호의 {{percent}}%가 {{answer}}입니다. 늘 {{answer}}(이)라고 답하는 모델이 그만큼 맞힙니다.',
  'majority-category':
    '{{facet}} 분류가 있는 수식의 {{percent}}%가 {{answer}}입니다. 늘 {{answer}}(이)라고 답하는 모델이 그만큼 맞힙니다.',
  'archive-import-options':
    '{{file}}은(는) 아카이브여서 그 안에 있는 그대로 들어옵니다. 형식, 상태, 분류, 이름과 같은 가져오기 설정을 처음대로 되돌리고 다시 시작하세요.',
  'archive-setting-differs':
    '내보내기 설정 {{key}}이(가) 아카이브와 이 프로젝트에서 다릅니다. 여기 있는 것을 그대로 두었습니다.',
  'archive-recipes-unwritable':
    '아카이브에 저장된 형식 {{formats}}은(는) 여기서 정의된 {{subModel}}(으)로는 쓸 수 없어 가져오지 않았습니다. 데이터셋에서 형식을 고르세요.',
  'archive-licence-differs':
    '가져오기 {{batch}}의 라이선스가 아카이브와 이 프로젝트에서 다릅니다. 여기 있는 것을 그대로 두었습니다.',
  'archive-licence-apart':
    '아카이브와 이 프로젝트에 라이선스가 다른 가져오기 {{batch}}이(가) 각각 있어, 아카이브의 페이지는 여기서 가져오기 “{{name}}”이며 아카이브의 라이선스를 따릅니다.',
  'archive-licence-unnamed-apart':
    '아카이브와 이 프로젝트에 라이선스가 다른 이름 없는 가져오기가 각각 있어, 아카이브의 페이지는 여기서 가져오기 “{{name}}”이며 아카이브의 라이선스를 따릅니다.',
  'archive-licence-not-taken':
    '아카이브에 가져오기 {{batch}}의 라이선스가 있지만 이 프로젝트에는 같은 이름으로 라이선스가 정해지지 않은 다른 페이지가 있어 가져오지 않았습니다. 모두에 맞으면 출처에서 정하세요.',
  'archive-licence-unnamed-not-taken':
    '아카이브에 이름 없는 가져오기의 라이선스가 있지만 이 프로젝트에는 라이선스가 정해지지 않은 다른 페이지가 있어 가져오지 않았습니다. 모두에 맞으면 출처에서 정하세요.',
  'archive-licence-joined':
    '아카이브에 가져오기 {{batch}}의 라이선스가 없어 그 페이지는 여기서 정한 라이선스를 따릅니다. 맞지 않으면 출처에서 바꾸세요.',
  'archive-licence-unnamed-joined':
    '아카이브에 이름 없는 가져오기의 라이선스가 없어 그 페이지는 여기서 정한 라이선스를 따릅니다. 맞지 않으면 출처에서 바꾸세요.',
  'archive-licence-unnamed-differs':
    '이름 없는 가져오기의 라이선스가 아카이브와 이 프로젝트에서 다릅니다. 여기 있는 것을 그대로 두었습니다.',
  'archive-split-renamed': '아카이브의 {{before}}은(는) 이 프로젝트의 {{before}}와(과) 달라 여기서는 {{after}}입니다.',
  'archive-split-rule-differs':
    '{{split}}의 규칙이 아카이브와 이 프로젝트에서 다릅니다. 여기 있는 것을 그대로 두었습니다.',
  'archive-sides-differ':
    '{{split}}에서 페이지나 수식 {{count}}개가 아카이브와 다른 쪽에 있습니다. 여기 있는 것을 그대로 두었습니다.',
  'archive-side-parted':
    '{{source}}: 아카이브에서는 {{split}}의 {{there}}에 있지만 함께 두어야 할 것이 여기서는 {{sides}}에 있어 어느 쪽에도 두지 않았습니다. 이 분할의 다음 릴리스에서 정해지거나 제외됩니다.',
  'archive-sides-elsewhere':
    '아카이브의 수식 {{count}}개는 이 프로젝트가 따로 가져와 다른 수식이 있는 페이지에 있어 {{split}}의 쪽을 가져오지 않았습니다. 이 분할로 학습하기 전에 그 페이지를 확인하세요.',
  'archive-test-version-differs':
    '{{split}}의 잠긴 시험 세트 버전 {{number}}이(가) 아카이브와 이 프로젝트에서 다릅니다. 여기 있는 것을 그대로 두었습니다.',
  'archive-test-trained-here':
    '아카이브에 있는 {{split}}의 잠긴 시험 세트 버전 {{number}}을(를) 가져오지 않았습니다. 그 안에 있는 것이나 함께 두어야 할 것이 여기서는 학습에 쓰일 수 있습니다.',
  'archive-kind-renamed':
    '{{source}}: 아카이브의 {{what}} {{there}}은(는) 여기서 {{here}}입니다. 한쪽에서 이름을 바꾼 것이며, 여기 이름을 그대로 두었습니다.',
  'archive-kinds-joined':
    '{{source}}: 아카이브의 {{what}} {{there}}은(는) {{here}}(으)로 들어왔습니다. 아카이브에서는 둘이 다르지만 여기서는 이름이 같습니다. 서로 다른 것이면 여기에 따로 만들어 들어온 것에 지정하세요.',
  'archive-kind-merged-there':
    '{{source}}: {{what}} {{there}}은(는) 아카이브에서 다른 것에 병합되었지만 여기 {{here}}은(는) 따로 있습니다. 같은 뜻이면 여기서도 병합하세요.',
  'archive-duplicates-same-there':
    '{{source}}: {{pages}}은(는) 아카이브에서 같은 이미지로, 여기서는 서로 다른 이미지로 정해져 있어 여기 결정을 그대로 두었습니다. 잘못이면 거의 같은 이미지에서 다시 정하세요.',
  'archive-duplicates-different-there':
    '{{source}}: {{pages}}은(는) 아카이브에서 서로 다른 이미지로, 여기서는 같은 이미지로 정해져 있어 여기 결정을 그대로 두었습니다. 잘못이면 거의 같은 이미지에서 다시 정하세요.',
  'archive-settings-taken':
    '{{source}}: 이 새 프로젝트에서 아직 아무도 정하지 않은 요구하는 레이어와 LaTeX 기준을 아카이브의 것으로 정했습니다. 맞지 않으면 설정에서 바꾸세요.',
  'archive-layers-asked-differ':
    '{{source}}: 요구하는 레이어가 아카이브에서는 {{there}}, 여기서는 {{here}}이라 같은 작업이 한쪽에서만 완료로 셀 수 있습니다. 여기 설정을 그대로 두었습니다. 같게 하려면 설정에서 바꾸세요.',
  'archive-latex-policy-differs':
    '{{source}}: LaTeX 기준이 아카이브와 달라 같은 LaTeX의 정규형이 서로 다릅니다. 여기 설정을 그대로 두었습니다. 같게 하려면 설정의 LaTeX에서 바꾸세요.',
  'archive-kinds-crossed':
    '{{source}}: {{what}} {{here}}은(는) 아카이브에서 {{other}}에 병합되었지만 여기서는 {{other}}이(가) {{here}}에 병합되어 있어 그대로 두었습니다. 반대가 맞으면 {{other}}을(를) 따로 분리한 뒤 거꾸로 병합하세요.',
  'archive-people-alike':
    '{{source}}: 아카이브의 {{there}}은(는) 여기 {{here}}와(과) 대소문자나 띄어쓰기만 달라 같은 사람으로 봅니다. 다른 사람이면 다음 아카이브 전에 한쪽 이름을 바꾸세요.',
  'archive-person-arrived':
    '{{source}}: {{name}} 님이 {{role}} 역할로 새로 들어왔습니다. 맞지 않으면 구성원에서 역할을 바꾸세요.',
  'archive-role-kept':
    '{{source}}: {{name}} 님의 역할이 아카이브에서는 {{there}}, 여기서는 {{here}}입니다. 역할은 여기서 정하므로 그대로 두었습니다. 바꾸려면 구성원에서 바꾸세요.',
  'archive-person-retired-there':
    '{{source}}: {{name}} 님은 아카이브에서 사용 중지되었지만 여기서는 그대로 두었습니다. 중지하려면 구성원에서 사용 중지하세요.',
  'archive-person-retired-here':
    '{{source}}: {{name}} 님은 여기서 사용 중지되었고 아카이브에서는 아닙니다. 여기 그대로 두었습니다. 돌아오게 하려면 구성원에서 다시 사용하세요.',
  'archive-schema-history':
    '{{source}}: 그곳에서 클래스, 분류, 할당량, 설정을 바꾼 작업 {{count}}개는 여기 기록에 없습니다. 스키마는 지금 내용으로 합쳐집니다.',
  'archive-class-renumbered':
    '클래스 {{class}}의 학습 번호가 아카이브의 릴리스에서는 {{there}}, 여기서는 {{here}}입니다. 새 릴리스는 {{here}}을(를) 그대로 씁니다. 양쪽에서 학습한 모델을 섞어 쓰지 마세요.',
  'archive-group-renumbered':
    '클래스를 그룹별로 내보낼 때 번호 {{number}}이(가) 아카이브의 릴리스에서는 {{there}}, 여기서는 {{here}}입니다. 새 릴리스는 {{here}}을(를) 그대로 씁니다. 양쪽에서 학습한 모델을 섞어 쓰지 마세요.',
  'archive-release-renumbered':
    '보관 파일의 릴리스 “{{name}}”의 번호 {{before}}은(는) 여기서 이미 쓰이고 있어 {{after}}번이 되었습니다.',
  'archive-stays-removed':
    '{{source}}: 여기서 지웠고 저쪽에서 바뀌지 않은 {{what}} {{count}}개는 지운 그대로 두었습니다.',
  'archive-changed-removed-here':
    '{{source}}: {{what}} {{record}}을(를) 여기서는 지웠고 저쪽에서는 바꾸었습니다. 지운 그대로 두었습니다. 저쪽의 작업이 필요하면 지우기를 취소하고 아카이브를 다시 가져오세요.',
  'archive-order-unknown':
    '{{source}}: {{what}} {{record}}이(가) 아카이브에는 이미 온 적이 있는 상태이거나 같은 프로젝트의 다른 사본에 있는 상태입니다. 업데이트 전에는 어느 것인지 적어 두지 않았으므로 여기서는 그대로 두었습니다. 아직 오지 않은 작업이면 이 아카이브를 새 프로젝트로 가져온 다음 그 프로젝트의 아카이브를 여기로 가져오세요.',
  'archive-page-removed-here':
    '{{source}}: 여기서 지운 페이지라 저쪽에서 새로 한 수식이나 대화 {{count}}개를 받지 않았습니다. 필요하면 지우기를 취소하고 아카이브를 다시 가져오세요.',
  'archive-removed-there': '{{source}}: 저쪽에서 지웠고 여기서 바뀌지 않은 {{what}} {{count}}개를 지웠습니다.',
  'archive-kept-removed-there':
    '{{source}}: {{what}} {{record}}을(를) 저쪽에서는 지웠지만 여기에는 그대로 두었습니다. 필요 없으면 여기서도 지우세요.',
  'archive-second-elsewhere':
    '{{source}}: 두 번째 주석 {{id}}은(는) 이 프로젝트가 따로 가져온 페이지의 작업에 관한 것이라 받지 않았습니다.',
  ...testRepeatReasons,
  'split-leak-writer': '필기자 {{writer}}이(가) 분할 {{split}}의 두 쪽 이상에 있습니다: {{sides}}.',
  'split-leak-duplicate': '거의 같은 이미지가 분할 {{split}}의 두 쪽 이상에 있습니다: {{sides}}.',
  'media-orphan': '어떤 페이지에도 릴리스에도 속하지 않는 이미지입니다: {{sha256}}',
  'picture-unreadable': '이미지를 읽을 수 없습니다.',

  'file-empty': '{{file}}: 빈 파일입니다. 원본에서 다시 내보내세요.',
  'file-unreadable': '{{file}}: 파일을 읽을 수 없습니다. 파일과 권한을 확인한 뒤 다시 가져오세요.',
  'text-encoding-unknown': '{{file}}: 알 수 없는 인코딩({{encoding}})입니다. UTF-8로 저장하세요.',
  'source-text-too-long':
    '{{file}}: {{megabytes}} MB로, 한 번에 읽을 수 있는 길이(약 500 MB)보다 깁니다. 분할마다 하나씩처럼 여러 파일로 나누어 이미지와 함께 가져오세요.',
  'text-not-decodable': '{{file}} {{line}}행: 올바른 텍스트가 아닌 바이트가 있습니다. UTF-8로 저장하세요.',
  'source-claimed-twice':
    '{{source}}: 둘 이상의 형식({{formats}})이 {{image}}을(를) 설명합니다. 읽을 형식을 직접 고르거나, 압축 파일이 아니면 그중 한 폴더를 고르세요.',
  'source-truth-alone':
    '{{source}}: 이미지에 관한 내용인데 이미지가 함께 있지 않습니다. 둘 다 있는 폴더를 고르거나 이미지와 함께 고르세요.',
  'source-without-pages':
    '{{source}}: 이미지, InkML, 레이블 그래프가 없습니다. PNG, JPEG, WebP, TIFF, BMP, InkML, .lg 파일이 있는 폴더를 고르세요.',

  'image-empty': '{{file}}: 빈 파일(0바이트)입니다. 원본을 다시 복사하세요.',
  'image-is-lfs-pointer':
    '{{file}}: 이미지가 아니라 Git LFS 포인터입니다. “git lfs pull”로 이미지를 받은 뒤 다시 가져오세요.',
  'image-is-text': '{{file}}: 이름과 달리 이미지가 아니라 텍스트입니다. PNG, JPEG, WebP, TIFF, BMP 이미지를 쓰세요.',
  'image-type-unsupported':
    '{{file}}: {{found}} 형식은 읽지 않습니다. PNG, JPEG, WebP, TIFF, BMP 가운데 하나로 저장하세요.',
  'image-type-unknown':
    '{{file}}: 알려진 이미지 형식이 아닙니다. 다른 프로그램에서 열리는지 확인하고 PNG 등으로 다시 저장하세요.',
  'image-header-corrupt': '{{file}}: {{type}} 이미지의 헤더가 손상되었습니다. 원본을 다시 복사하세요.',
  'image-variant-unsupported': '{{file}}: {{type}} 가운데 읽지 않는 종류({{found}})입니다. PNG로 저장하세요.',
  'image-too-large':
    '{{file}}: {{width}} × {{height}}픽셀로 너무 큽니다. 한 변 {{maximumSide}}픽셀, 전체 {{maximumPixels}}픽셀 이하로 줄이거나 나누세요.',
  'image-truncated': '{{file}}: {{type}} 이미지가 중간에서 잘렸습니다. 원본을 다시 복사하세요.',
  'image-corrupt': '{{file}}: {{type}} 이미지의 픽셀이 손상되어 읽을 수 없습니다. 원본을 다시 복사하세요.',
  'image-out-of-memory': '{{file}}: {{width}} × {{height}}픽셀 이미지가 메모리에 들어가지 않습니다. 줄이거나 나누세요.',
  'only-first-of-pages': '{{file}}: {{pages}}쪽짜리 파일에서 첫 쪽만 가져왔습니다. 나머지는 따로 저장하세요.',
  'only-first-of-frames': '{{file}}: {{frames}}프레임 가운데 첫 프레임만 가져왔습니다. 나머지는 따로 저장하세요.',

  'xml-doctype':
    '{{file}} {{line}}행: 문서 형식이나 엔터티 선언은 끝없이 확장될 수 있어 읽지 않습니다. 선언을 지우세요.',
  'xml-reference-unknown':
    '{{file}} {{line}}행: 알 수 없는 참조 “{{reference}}”이(가) 있습니다. 고친 뒤 다시 가져오세요.',
  'xml-malformed': '{{file}}: 올바른 XML이 아닙니다. 원본에서 다시 내보내세요.',
  'inkml-other-root': '{{file}}: 최상위 요소가 “ink”가 아니라 “{{element}}”이므로 InkML 파일이 아닙니다.',
  'inkml-channel-missing': '{{file}} {{line}}행: traceFormat에 X 또는 Y 채널이 없습니다. X와 Y를 넣어 다시 내보내세요.',
  'inkml-several-formats': '{{file}} {{line}}행: 채널 순서가 다른 traceFormat이 또 있습니다. 하나로 다시 내보내세요.',
  'inkml-without-ink': '{{file}}: 점이 있는 획이 하나도 없습니다. 획을 넣어 다시 내보내세요.',
  'inkml-point-unreadable':
    '{{file}} {{line}}행: 획 {{trace}}의 {{point}}번째 점 “{{text}}”에서 좌표를 읽을 수 없습니다. 획을 고치거나 지우세요.',
  'inkml-trace-id-twice': '{{file}} {{line}}행: 획 id {{trace}}이(가) 두 번 나옵니다. 획마다 다른 id를 쓰세요.',
  'inkml-trace-empty': '{{file}}: 점이 없는 획 {{count}}개를 뺐습니다({{traces}}).',
  'inkml-writer-unnamed': '{{file}}: “{{writer}}”은(는) 쓴 사람의 이름이 아니어서 쓴 사람을 알 수 없음으로 두었습니다.',
  'inkml-annotation-too-long': '{{file}}: {{annotation}} 값이 {{length}}자로 한도 {{limit}}자를 넘어 뺐습니다.',
  'inkml-several-segmentations': '{{file}}: 기호 묶음이 {{count}}벌 있어 마지막({{line}}행)을 썼습니다.',
  'inkml-segmentation-empty': '{{file}}: 획이 있는 기호가 없어 기호는 직접 표시해야 합니다.',
  'inkml-stroke-undefined': '{{file}} {{line}}행: 기호가 파일에 없는 획을 가리킵니다. 모든 획을 넣어 다시 내보내세요.',
  'inkml-symbol-without-ink': '{{file}} {{line}}행: 기호 “{{label}}”에 획이 없어 뺐습니다.',
  'inkml-link-mended':
    '{{file}}: href가 올바르지 않은 기호 {{count}}개를 같은 레이블의 남은 MathML 요소에 연결했습니다({{symbols}}).',
  'inkml-symbol-unlinked': '{{file}}: MathML에 없는 기호 {{count}}개는 배치를 알 수 없습니다({{symbols}}).',
  'mathml-symbol-without-ink': '{{file}}: MathML 요소 {{count}}개에 획이 없습니다({{symbols}}).',
  'mathml-element-unknown': '{{file}}: 기본 관계로 나타낼 수 없는 MathML 요소가 있습니다({{symbols}}).',
  'mathml-table': '{{file}}: 표의 행을 첫 기호끼리 Below로 연결했습니다.',
  'target-not-allowed': '{{path}}에 쓸 권한이 없어 아무것도 쓰지 않았습니다. 다른 폴더를 고르세요.',
  'class-alike':
    '{{label}}이(가) 새 클래스가 되었습니다. 이 이름으로도 부르는 클래스 {{other}}이(가) 이미 있습니다. 같은 기호라면 설정의 기호 클래스에서 병합하세요.',
  'label-from-mathml': '{{file}} {{line}}행: 쓸 수 있는 레이블이 없어 MathML의 값을 썼습니다.',
  'symbol-without-label': '{{file}} {{line}}행: 기호에 쓸 수 있는 레이블이 없어 뺐습니다.',
  'strokes-in-no-symbol': '{{file}}: 어떤 기호에도 속하지 않는 획이 {{count}}개 있습니다({{strokes}}).',
  'strokes-in-two-symbols': '{{file}}: 둘 이상의 기호에 속하는 획이 {{count}}개 있습니다({{strokes}}).',

  'lg-ink-unreadable': '{{file}}: 짝이 되는 {{ink}} 파일을 읽을 수 없어 쓰지 못했습니다. 고친 뒤 다시 가져오세요.',
  'lg-picture-ambiguous': '{{file}}: 짝이 될 파일이 여럿입니다({{candidates}}). 맞는 파일 옆에 두세요.',
  'lg-symbolic':
    '{{file}}: 획이나 상자 대신 트리의 경로가 적힌 symLG 형식이라(모두 {{count}}개) 기호의 위치를 알 수 없어 읽지 않았습니다. 수식의 LaTeX(caption.txt)나 잉크, BB 줄이 있는 .lg를 가져오세요.',
  'coco-without-boxes':
    '{{file}}: 주석 {{count}}개가 상자 없이 이미지 전체의 설명이나 레이블이라 읽지 않았습니다. 가져오려면 image와 latex 열이 있는 표로 적으세요.',
  'lg-without-picture': '{{file}}: 같은 이름의 InkML이나 이미지가 같은 폴더나 옆 폴더에 없습니다. 함께 넣으세요.',
  'lg-rivals':
    '{{file}}: {{picture}}의 레이블 그래프가 또 있어({{others}}) 어느 것도 쓰지 않았습니다. 맞는 것만 가져오세요.',
  'lg-line-unreadable': '{{file}} {{line}}행: “{{text}}”은(는) 레이블 그래프의 행이 아닙니다. 고치거나 지우세요.',
  'lg-stroke-undefined': '{{file}}: 기호가 InkML에 없는 획을 가리킵니다. 두 파일이 짝이 맞는지 확인하세요.',
  'lg-symbol-without-ink': '{{file}}: 기호 “{{label}}”({{symbol}})에 획이 없습니다. 획을 추가하세요.',
  'lg-levels-left-out': '{{file}}: 칸, 행, 열, 행렬은 빼고 기호만 가져왔습니다.',
  'lg-relations-left-out': '{{file}}: 두 기호를 알려진 관계로 잇지 않는 관계 {{count}}개를 뺐습니다({{relations}}).',
  'lg-relation-types-foreign': '{{file}}: 기본이 아닌 관계 종류를 그대로 두었습니다({{types}}).',
  'lg-contradicts-itself': '{{file}} {{line}}행: 내용이 서로 어긋납니다. 레이블 그래프를 고쳐 다시 가져오세요.',
  'lg-box-missing': '{{file}}: 기호 “{{label}}”({{symbol}})에 BB 행이 없어 위치를 알 수 없습니다. 상자를 추가하세요.',
  'lg-box-outside': '{{file}}: “{{label}}” 상자가 {{image}} 밖으로 나갑니다. 두 파일이 짝이 맞는지 확인하세요.',
  'lg-box-cut':
    '{{file}}: 이미지 밖으로(최대 {{excess}}픽셀) 나간 상자 {{count}}개를 가장자리에서 잘랐습니다({{symbols}}).',
  'label-unusable': '{{file}}: {{symbol}}의 레이블이 너무 길거나 제어 문자가 있습니다. LaTeX 명령이나 문자로 쓰세요.',
  'layout-inherited-relations':
    '{{file}}: 더 가까운 기호와 겹치는 관계 {{count}}개 때문에 트리가 아니어서 지웠습니다({{relations}}).',
  'layout-in-parts':
    '{{file}}: 관계가 한 트리가 아니라 {{count}}조각으로 나뉘어 배치가 완성되지 않았습니다({{symbols}}).',
  'layout-cycle': '{{file}}: 관계가 {{symbols}}에서 순환하므로 가져오지 않았습니다.',
  'layout-two-branches': '한 기호의 같은 쪽에 기호가 둘 있습니다. 하나만 연결하세요.',
  'check-missing': 'LaTeX에는 {{label}}이(가) 있지만 그런 레이블의 상자가 없습니다. 상자를 그리거나 LaTeX에서 빼세요.',
  'check-extra': '{{label}} 상자가 있지만 LaTeX에는 없습니다. 상자를 지우거나 LaTeX에 쓰세요.',
  'check-doubled': '같은 잉크에 상자가 둘({{other}}, {{label}}) 있습니다. 하나를 지우세요.',
  'check-wrong-class': '상자의 레이블은 {{label}}, LaTeX에서는 {{expected}}입니다. 틀린 쪽을 고치세요.',
  'check-wrong-relation':
    '{{label}}의 관계가 “{{relation}}”이지만 LaTeX에 따르면 “{{expected}}”입니다. 틀린 쪽을 고치세요.',
  'check-misplaced':
    '{{label}}의 관계가 “{{standing}}”이(가) 될 텐데 상자는 그 자리에 있지 않습니다. 관계, LaTeX, 상자 중 틀린 것을 고치세요.',
  'check-wrong-order':
    '읽기 순서의 {{place}}번째는 {{label}}, LaTeX에서는 {{expected}}입니다. 순서나 LaTeX를 고치세요.',
  'check-latex-faulty': 'LaTeX에 오류가 있습니다. {{detail}}',
  'check-latex-differs': 'LaTeX는 {{latex}}, 배치는 {{tree}}입니다. 맞는 쪽을 고르세요.',
  'latex-needs-class': '아직 클래스가 없는 기호가 있습니다. 클래스를 정하세요.',
  'relation-without-latex': '{{type}} 관계는 LaTeX로 쓸 수 없습니다. 기본 관계 유형을 쓰세요.',
  'layout-two-parents': '{{file}}: {{symbols}}에 부모가 둘 이상이라 관계를 가져오지 않았습니다.',
  'truth-symbols-filled': '{{file}}: 기호가 없어 {{other}}의 기호와 배치를 썼습니다.',
  'truth-layout-filled': '{{file}}: {{other}}의 배치를 썼습니다.',
  'truth-segmentations-differ': '{{file}}: 획을 기호로 묶은 방식이 {{other}}와(과) 달라 이 파일을 따랐습니다.',
  'truth-labels-differ': '{{file}}: 기호 레이블이 {{other}}와(과) 달라 이 파일을 따랐습니다.',
  'truth-relations-differ': '{{file}}: 관계가 {{other}}와(과) 달라 이 파일을 따랐습니다.',

  'class-map-unreadable': '{{file}}: 클래스 대응표를 읽을 수 없습니다. 파일을 고쳐 다시 가져오세요.',
  'class-map-without-names':
    '클래스 대응표는 이름으로 되어 있지만, 번호와 이름을 잇는 classes.txt나 data.yaml이 없습니다. 대응표에 클래스 번호를 쓰세요.',
  'class-map-ambiguous':
    '클래스 대응표의 키가 번호로도 이름으로도 읽히고 뜻이 서로 다릅니다. 숫자가 아닌 이름을 쓰거나 번호 순으로 정리하세요.',
  'class-map-incomplete':
    '클래스 대응표에 레이블이 없는 클래스가 {{count}}개 있습니다({{classes}}). 추가할 때까지 해당 행은 빠집니다.',
  'yolo-classes-unknown':
    '레이블 파일의 클래스 번호가 무엇인지 알 수 없습니다. 클래스 대응표를 주거나 classes.txt를 옆에 두거나, 수식 영역이면 영역으로 가져오세요.',
  'yolo-region-convention':
    '클래스 목록이 없어 네 꼭짓점 행의 클래스 0은 본문 수식, 1은 별행 수식으로 읽었습니다. 다르면 클래스 대응표를 주세요.',
  'yolo-class-list-unreadable': '{{file}}: 0부터 번호 순으로 적힌 클래스 목록이 아닙니다. 한 줄에 이름 하나씩 쓰세요.',
  'yolo-class-list-unused':
    '{{file}}: 레이블 파일에 더 가까운 목록과 클래스가 달라 쓰지 않았습니다. 어느 데이터셋의 목록이면 그 폴더로 옮기세요.',
  'yolo-class-lists-differ':
    '{{file}}와(과) {{other}}의 클래스 목록이 서로 다릅니다. 잘못된 쪽을 지우거나 저마다 제 데이터셋 폴더에 두세요.',
  'yolo-labels-without-image': '{{file}}: 짝이 되는 이미지가 없습니다. 옆에 두거나 images 폴더에 넣으세요.',
  'yolo-labels-empty': '{{file}}: 빈 파일이라 {{image}}은(는) 내용이 없는 페이지로 들어옵니다.',
  'yolo-row-class-unreadable': '{{file}} {{line}}행: 클래스가 0 이상의 번호가 아니어서 이 행을 뺐습니다.',
  'yolo-row-class-unknown': '{{file}} {{line}}행: 알 수 없는 클래스라 이 행을 뺐습니다.',
  'yolo-row-columns': '{{file}} {{line}}행: 열의 수가 상자나 다각형에 맞지 않아 이 행을 뺐습니다.',
  'yolo-row-not-finite': '{{file}} {{line}}행: 유한한 숫자가 아닌 값이 있어 이 행을 뺐습니다.',
  'yolo-row-size': '{{file}} {{line}}행: 상자의 너비와 높이가 0보다 크지 않아 이 행을 뺐습니다.',
  'yolo-row-outside': '{{file}} {{line}}행: 상자가 이미지 밖에 있어 이 행을 뺐습니다. 좌표는 0부터 1까지의 비율입니다.',
  'yolo-box-cut': '{{file}} {{lines}}행: 이미지 밖으로(최대 {{excess}}픽셀) 나간 상자를 가장자리에서 잘랐습니다.',
  'yolo-polygon-boxed': '{{file}} {{lines}}행: 다각형이어서 감싸는 상자를 썼습니다.',
  'yolo-corners-tilted': '{{file}} {{lines}}행: 네 꼭짓점이 똑바른 직사각형이 아니어서 감싸는 상자를 썼습니다.',

  'latex-differs': '{{file}}: 프로젝트에 다른 LaTeX가 있어 그대로 두었습니다.',
  'symbols-differ': '{{file}}: 프로젝트의 기호({{stored}}개)가 원본({{imported}}개)과 달라 그대로 두었습니다.',
  'layout-differs': '{{file}}: 프로젝트에 다른 관계나 읽는 순서가 있어 그대로 두었습니다.',
  'worked-formula-kept':
    '{{file}}: 프로젝트에서는 수식 하나인 페이지이고 누군가 작업했으므로 그대로 두고 원본의 영역({{imported}}개)은 넣지 않았습니다. 영역이 필요하면 라이브러리에서 페이지를 지우고 다시 가져오세요.',
  'regions-differ': '{{file}}: 프로젝트의 수식 영역({{stored}}개)이 원본({{imported}}개)과 달라 그대로 두었습니다.',
  'import-latex-unreadable':
    '{{file}}: LaTeX {{latex}}을(를) 읽을 수 없습니다. 그대로 승인된 상태로 가져왔으며, 고칠 때까지 어떤 데이터셋에도 들어가지 않습니다.',
  'categories-differ':
    '{{file}}: 수식이 이미 프로젝트에 있으며 분류가 이번 가져오기의 “{{named}}”이(가) 아니라 “{{kept}}”입니다. 있던 것을 그대로 두었습니다. 라이브러리에서 바꿀 수 있습니다.',
  'page-holds-other-formulas':
    '{{file}}: 프로젝트에는 이 페이지에 수식이 {{count}}개 있지만 원본은 하나라고 해서 바꾸지 않았습니다.',

  'symbols-not-accepted': '수식의 기호나 배치가 승인되지 않아 LaTeX를 만들 순서를 알 수 없습니다.',
  'layout-not-accepted': '수식의 배치가 승인되지 않았습니다.',
  'latex-not-accepted': '수식의 LaTeX가 승인되지 않았습니다.',
  'latex-unreadable': 'LaTeX를 읽을 수 없어 정규형이 없습니다.',
  'latex-token-with-space': 'LaTeX 토큰에 공백이 있습니다.',
  'no-symbols': '수식에 기호가 없습니다.',
  'no-reading-order': '관계가 완전한 트리가 아니고 저장된 읽기 순서도 없습니다.',
  'symbol-without-class': '클래스가 없는 기호가 승인되어 있습니다.',
  'formula-without-category': '수식에 분류가 없습니다.',
  'symbol-outside-page': '기호가 페이지 밖에 있습니다.',
  'region-outside-page': '수식 영역이 페이지 밖에 있습니다.',
  'region-clipped': '페이지 밖으로 나간 수식 영역을 가장자리에서 잘랐습니다.',
  'box-clipped': '페이지 밖으로 나간 기호 상자를 가장자리에서 잘랐습니다.',
  'cut-enlarged': '기호가 수식 영역 밖으로 나가 자르는 범위를 넓혔습니다.',
  'class-missing-on-side': '클래스 {{label}}의 기호가 {{sides}}에 없습니다. 클래스 폴더는 모든 분할에서 같아야 합니다.',
  'classes-missing-on-side':
    '어느 한 분할에 기호가 없는 클래스 {{classes}}개에 속한 기호입니다. 클래스 폴더는 모든 분할에서 같아야 합니다: {{named}}.',
  'many-classes-missing-on-side':
    '어느 한 분할에 기호가 없는 클래스 {{classes}}개에 속한 기호입니다. 클래스 폴더는 모든 분할에서 같아야 합니다: {{named}} 외 {{more}}개.',
  'held-out-of-split': '이 페이지는 서로 다른 분할에 있는 묶음을 잇기 때문에 어느 쪽에도 넣지 않았습니다.',
  'metadata-removed': 'EXIF 등 메타데이터를 뺐습니다. 픽셀은 그대로입니다.',
  'reencoded-type': '학습 도구가 읽지 못하는 {{contentType}} 이미지를 PNG로 저장했습니다.',
  'reencoded-deep-grey':
    '픽셀당 16비트인 회색조 이미지를 8비트 PNG로 저장했습니다. 학습 도구 여럿에서 하얗게 보입니다.',
  'reencoded-animated':
    '움직이는 WebP의 첫 장면을 PNG로 저장했습니다. 움직이는 이미지를 거부하는 학습 도구가 많기 때문입니다.',
  'reencoded-transparent':
    '투명한 이미지를 흰 바탕에 얹어 PNG로 저장했습니다. 투명도를 버리는 학습 도구가 많기 때문입니다.',
  'reencoded-orientation': '돌아가 있던 이미지를 바로 세워 PNG로 저장했습니다.',

  'history-differs': '기록에는 {{layer}} 레이어가 승인된 수식이 {{history}}개인데 문서에는 {{documents}}개입니다.',
  'search-differs': '검색 색인이 문서와 다릅니다: {{space}}의 {{by}} 항목 {{items}}개.',
  'counters-differ': '{{counters}} 집계가 문서와 다릅니다.',
  'media-missing': '이미지 {{sha256}}이(가) 미디어 폴더에 없습니다.',
  'media-changed': '미디어 폴더의 이미지 {{sha256}}이(가) 가져온 원본과 다릅니다.',
  'database-damaged': '데이터베이스가 손상되었습니다: {{problem}}',
  'reference-broken': '{{table}}의 행이 {{parent}}에 없는 행을 가리킵니다.',
  'document-without-root': '문서 {{id}}에 기본 레코드가 없습니다.',
  'document-with-foreign-records': '문서 {{id}}에 있어서는 안 되는 레코드가 있습니다.',
  'region-empty': '수식 {{id}}의 영역이 비어 있습니다.',
  'categories-unordered': '수식 {{id}}의 분류가 겹치거나 순서가 어긋나 있습니다.',
  'box-empty': '기호 {{id}}의 상자가 비어 있습니다.',
  'relation-dangling': '수식에 없는 기호를 가리키는 관계가 있습니다.',
  'relation-loop': '관계 {{id}}이(가) 한 기호에서 자기 자신으로 이어집니다.',
  'relation-twice': '같은 두 기호를 잇는 관계가 둘 있습니다({{id}}).',
  'order-incomplete': '수식 {{id}}의 읽기 순서에는 모든 기호가 한 번씩 있어야 합니다.',
  'class-unused': '이전 릴리스에서 번호를 받았지만 이 릴리스에는 기호가 없는 클래스입니다.',
  'class-not-in-train': '검증이나 시험에만 있고 학습에는 없는 클래스라 모델이 배울 수 없습니다.',
  'class-not-in-test': '학습에만 있고 시험에는 없는 클래스라 인식 성능을 확인할 수 없습니다.',
  'class-rare': '학습에 기호가 5개 미만인 클래스입니다.',
  'licence-unknown': '라이선스가 적히지 않은 페이지입니다.',
  'tiny-box': '기호의 상자가 3픽셀보다 작습니다.',
  'box-over-edge': '기호의 상자가 페이지 밖으로 넘어갑니다.',
  'held-out-by-locked-test':
    '잠긴 시험 세트와 겹치는(같은 이미지, 필기자 또는 페이지) 페이지라 어느 쪽에도 두지 않았습니다.',
  'release-nothing-accepted':
    '아직 승인된 것이 없어 릴리스를 만들 수 없습니다. 영역, 기호 또는 LaTeX를 먼저 승인하세요.',
  'release-filter-empty': '승인된 것 가운데 필터에 맞는 것이 없어 릴리스를 만들 수 없습니다.',
  'file-name-empty': '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. 이름이 비어 있습니다.',
  'file-name-elsewhere': '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. 다른 폴더를 가리킵니다.',
  'file-name-control': '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. 제어 문자가 있습니다.',
  'file-name-separator': '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. \\나 /가 있습니다.',
  'file-name-reserved':
    '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. Windows가 따로 쓰는 이름입니다.',
  'file-name-long': '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. 이름이 너무 깁니다.',
  'file-name-characters':
    '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. : * ? " < > | 가운데 하나가 있습니다.',
  'file-name-ending': '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. 공백이나 마침표로 끝납니다.',
  'file-path-long': '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. 경로가 너무 깁니다.',
  'file-path-absolute': '‘{{name}}’은(는) 여기서 파일이나 폴더의 이름으로 쓸 수 없습니다. 절대 경로입니다.',
  'too-few-groups-for-folds':
    '학습과 검증의 그룹이 {{groups}}개라 폴드 {{folds}}개로 나눌 수 없습니다. 폴드를 줄이거나, 더 승인하거나, 한쪽에 두는 묶음의 종류를 하나 끄세요.',
  'counts-beyond-formulas':
    '검증과 시험에 달라고 한 수식은 {{asked}}개인데 수식이 {{there}}개뿐입니다. 더 적게 정하세요.',
  'named-category-unused': '시험 세트로 정한 분류 ‘{{category}}’의 수식이 이 프로젝트에 없습니다.',
  'named-test-locked':
    '{{split}}의 시험 세트는 잠겨 있어, 무엇을 지정해도 아무것도 들어가지 않습니다. 새 분할을 고르세요.',
  'named-test-taken':
    '시험 세트로 지정한 페이지 {{named}}개 중 {{taken}}개가 이미 {{split}}의 학습이나 검증에 있고, 분할이 배정한 것은 옮겨지지 않습니다. 새 분할을 만드세요.',
  'locked-split-left':
    '{{split}}의 시험 세트가 잠겨 있는데 비율, 묶음, 층화가 그 분할과 다릅니다. 그 분할을 이어서 쓰거나 새 분할을 만들겠다고 정하세요.',
  'no-folders-there': '{{folder}}에는 폴더를 만들 수 없어 {{path}}에 아무것도 쓰지 않았습니다. 다른 폴더를 고르세요.',
  'export-place-file': '{{path}}은(는) 파일이라 그곳에 내보낼 수 없습니다. 새 폴더나 빈 폴더를 고르세요.',
  'export-place-not-ours':
    '{{path}}은(는) 비어 있지 않고 Quotient의 내보내기도 아니어서 아무것도 쓰지 않았습니다. 새 폴더나 빈 폴더를 고르세요.',
  'export-place-folder': '{{path}}은(는) 폴더라 zip 파일을 쓸 수 없습니다. .zip으로 끝나는 이름을 고르세요.',
  'export-place-other-file':
    '{{path}}은(는) Quotient의 내보내기가 아닌 파일이라 아무것도 쓰지 않았습니다. 다른 이름을 고르세요.',
  'export-of-other-release':
    '{{path}}에 다른 프로젝트의 내보내기(릴리스 {{release}})가 있어 잃게 됩니다. 다른 폴더를 고르거나 먼저 삭제하세요.',
  'export-with-foreign-files':
    '{{path}}에 내보내기와 상관없는 파일이 {{count}}개 있어 잃게 됩니다: {{files}}. 그 파일들을 옮기거나 다른 폴더를 고르세요.',
  'export-with-changed-files':
    '{{path}}에 내보낸 뒤 누군가 고친 파일이 {{count}}개 있어 잃게 됩니다: {{files}}. 그 파일들을 옮기거나 다른 폴더를 고르세요.',
  'export-link-dead':
    '{{path}}은(는) {{link}}(으)로 가는 링크인데 그곳이 없습니다. 링크를 고치거나 다른 곳을 고르세요.',
  'archive-place-taken': '{{path}}이(가) 이미 있습니다. 다른 이름을 고르거나 그 파일을 옮기세요.',
  'project-place-project': '{{path}}은(는) 이미 프로젝트입니다. 그 프로젝트를 열거나 다른 폴더를 고르세요.',
  'project-place-not-empty': '{{path}}은(는) 비어 있지 않습니다. 새 프로젝트에는 새 폴더나 빈 폴더가 필요합니다.',
  'export-place-special': '{{path}}은(는) 파이프나 장치, 소켓이라 zip 파일을 쓸 수 없습니다. 다른 이름을 고르세요.',
  'export-place-crossed':
    '같은 순간에 다른 내보내기가 {{path}}에 왔으므로 이 내보내기를 그만두었습니다. 그곳에 있는 것을 확인하고, 원하는 것이 아니면 다시 내보내세요.',
  'export-staging-gone':
    '쓰던 것이 {{path}}의 폴더에서 사라져 그만두었고, 아무것도 쓰지 않았습니다. 디스크를 다시 연결하거나 그 폴더를 그대로 두고 다시 하세요.',
  'export-of-other-project':
    '{{path}}에 다른 프로젝트에서 내보낸 데이터가 있어 바꾸지 않았습니다. 다른 이름을 고르거나 그 데이터를 먼저 지우세요.',
  'export-of-unknown-project':
    '{{path}}에 이전 버전의 Quotient로 내보낸 데이터가 있는데 목록을 읽을 수 없어 어느 프로젝트의 것인지 알 수 없습니다. 다른 이름을 고르거나 그 데이터를 먼저 지우세요.',
  'no-test-to-lock': '시험 쪽이 비어 있어 잠글 것이 없습니다. 잠그지 않고 릴리스를 만드세요.',
  'test-locked-already': '이 분할의 시험 세트는 이미 잠겨 있습니다. 고치려면 다음 버전을 만드세요.',
  'test-side-empty': '릴리스 {{release}}의 시험 쪽이 비어 있어 잠글 것이 없습니다.',
  'locked-label-taken':
    '{{split}}의 시험 세트는 지금 ‘{{renamed}}’인 클래스를 ‘{{label}}’로 잠갔는데 그 뒤 다른 클래스가 ‘{{label}}’이 되어, 데이터셋에 같은 레이블의 클래스가 둘 생깁니다. ‘{{renamed}}’을(를) 받아들이는 시험 세트의 새 버전을 만들거나 다른 클래스의 레이블을 바꾸세요.',
  'corrected-test-empty':
    '시험 페이지에 지금 승인된 것이 없어 시험 세트의 새 버전이 비게 됩니다. 담을 것을 먼저 승인하세요.',
  'test-not-locked': '{{split}}의 시험 세트는 잠겨 있지 않습니다.',
  'held-out-named-test': '시험 세트로 지정했지만 다른 쪽에 있는 페이지와 이어져 어느 쪽에도 두지 않았습니다.',
  'same-expression-in-test': '시험 세트에 같은 식이 있어 학습에서 제외했습니다.',
  'page-on-two-sides': '페이지의 수식 가운데 페이지와 다른 쪽(학습, 검증, 시험)에 있는 것이 있습니다.',
  'formula-not-in-release':
    '페이지의 수식 가운데 릴리스에 없는 것이 있습니다. 승인된 것이 없거나 릴리스에서 뺀 수식입니다.',
  'formula-layer-not-accepted': '페이지의 수식 가운데 필요한 레이어가 승인되지 않은 것이 있습니다.',
  'file-missing': '목록에 있는 파일이 없습니다.',
  'file-changed': '파일의 내용이 쓰인 때와 다릅니다.',
  'file-foreign': '내보낸 데이터에 속하지 않는 파일입니다.',
  'shard-changed': 'tar 조각의 내용이 쓰인 때와 달라 그 안의 파일은 읽지 않았습니다.',
  'class-map-changed': '클래스 목록이 기록된 것과 다릅니다.',
  'items-differ': '데이터셋의 항목 수가 기록과 다릅니다.',
  'books-do-not-add-up': '입력이 출력과 제외의 합과 다릅니다.',
  'image-missing': '목록에 있는 이미지가 데이터셋에 없습니다.',
  'box-outside-image': '상자가 이미지 밖에 있거나 비어 있습니다.',
  'class-unknown': '클래스 목록에 없는 클래스입니다.',
  'image-unknown': '목록에 없는 이미지의 상자입니다.',
  'id-twice': '같은 id가 두 번 나오거나 0입니다.',
  'class-folders-differ': '쪽마다 클래스 폴더가 다릅니다.',
  'caption-line-broken': '이름, 탭, 빈칸으로 나눈 토큰으로 이루어지지 않은 줄입니다.',
  'token-unknown': '사전에 없는 토큰입니다.',
  'record-broken': '형식에 맞지 않는 줄입니다.',
  'host-unknown': '이 이름으로는 응답하지 않습니다. Quotient가 출력한 주소를 여세요.',
  'other-site': '다른 사이트의 페이지에서 보낸 요청은 받지 않습니다.',
  'machine-only': '프로젝트가 있는 컴퓨터의 명령줄에서만 할 수 있습니다.',
  'owner-only': 'Quotient가 실행 중인 컴퓨터 앞의 사람만 할 수 있습니다.',
  'too-many-files': '한꺼번에 보내기에는 파일이 너무 많습니다. 폴더에서 직접 가져오세요.',
  'picture-embedded-unreadable':
    '{{file}}: 파일 안의 그림(imageData)을 읽을 수 없고 옆에 그림도 없습니다. 그림을 옆에 두고 다시 가져오세요.',
  'reason-list-gone': '이 보고서의 전체 목록은 더는 남아 있지 않습니다.',
  'no-file-sent': '보낸 파일이 없습니다. 먼저 파일을 고르세요.',
  'folder-unknown': '이제 이 폴더를 알 수 없습니다. 위 폴더를 다시 여세요.',
  'person-unknown': '이 프로젝트에 없는 사람입니다. 새로고침한 뒤 다시 고르세요.',
  'version-unknown': '수식에 {{revision}}번 버전이 없습니다. 이력을 새로고침하세요.',
  'thread-of-other-page': '다른 페이지에 관한 대화입니다. 새로고침한 뒤 다시 하세요.',
  'layer-both-ways': '한 레이어를 승인하면서 반려할 수는 없습니다.',
  'regions-of-page': '영역 레이어는 수식이 아니라 페이지의 것입니다.',
  'page-has-regions-only': '페이지에는 영역 레이어만 있습니다.',
  'edit-empty': '바뀐 것이 없습니다.',
  'merge-into-itself': '자기 자신과는 병합할 수 없습니다.',
  'merge-into-alias': '병합할 대상이 별칭입니다. 별칭이 가리키는 것을 고르세요.',
  'merge-into-retired': '병합할 대상이 사용 중지되었습니다. 먼저 다시 사용하세요.',
  'split-into-itself': '분할한 부분은 나누려는 것과 다른 것으로 가야 합니다.',
  'formula-changes-page': '수식을 다른 페이지로 옮길 수는 없습니다.',
  'requirements-version-unknown': '요구사항에 {{version}}번 버전이 없습니다. 가장 새 버전은 {{last}}번입니다.',
  'requirements-same': '되돌릴 것이 없습니다. 요구사항이 {{version}}번 버전과 같습니다.',
  'actor-unknown': '프로젝트가 모르는 사람의 작업이 있습니다. 백업에서 복원하세요.',
  'part-outside-picture': '보려는 부분이 이미지 밖에 있습니다.',
  'matrix-same-axes': '교차표의 두 축은 서로 달라야 합니다. 하나를 다른 기준으로 바꾸세요.',
  'second-formula-gone': '두 번째로 작업한 수식이 없어졌습니다.',
  'person-cannot-annotate': '이 프로젝트에서 작업할 수 없는 사람이 있습니다. 다시 고르세요.',
  'names-unknown-kind': '없는 항목을 가리킵니다. 다른 사람이 삭제했을 수 있으니 새로고침하세요.',
  'alias-circle': '별칭이 돌고 돌아 자기 자신을 가리킬 수는 없습니다.',
  'media-not-written': '이미지를 프로젝트의 media 폴더에 쓰지 못했습니다. 디스크와 권한을 확인하세요.',
  'picture-unregistered':
    '페이지의 이미지가 프로젝트에 등록되어 있지 않습니다. 프로젝트 점검으로 무엇이 없는지 확인하세요.',
  'picture-of-another': '페이지의 이미지가 다른 페이지의 것과 같습니다.',
  'sub-model-has-quotas':
    '수량 목표 {{count}}개가 ‘{{subModel}}’이(가) 쓸 수 있는 것을 세고 있습니다. 먼저 그 목표를 삭제하세요.',
  'sub-model-unknown': '하위 모델 ‘{{subModel}}’이(가) 없습니다.',
  'sub-model-key-reserved': '‘{{subModel}}’은(는) 하위 모델의 이름으로 쓸 수 없습니다. 다른 이름을 고르세요.',
  'recipe-of-other': '하위 모델 ‘{{subModel}}’의 데이터셋이 아닙니다.',
  'two-datasets-one-folder': '데이터셋 두 개가 {{folder}}에 쓰입니다. 하나에 이름을 붙이세요.',
  'format-unknown': '하위 모델 ‘{{subModel}}’에는 ‘{{format}}’ 형식이 없습니다.',
  'format-options-wrong': '‘{{format}}’ 형식이 모르는 설정이 있습니다. 설정을 확인하세요.',
  'manifest-missing': '{{path}}의 매니페스트가 없어 아무것도 확인할 수 없습니다.',
  'release-facts-differ': '매니페스트에 적힌 릴리스의 내용이 프로젝트의 릴리스와 다릅니다.',
  'release-file-differs': '파일의 내용이 프로젝트의 릴리스와 다릅니다.',
  'release-files-differ': '프로젝트의 릴리스로 보면 빠졌거나 더 있는 파일입니다.',
  'release-items-differ': '데이터셋의 항목 수가 프로젝트의 릴리스와 다릅니다.',
  'manifest-unreadable': '{{path}}의 매니페스트를 읽을 수 없어 아무것도 확인할 수 없습니다. 다시 내보내세요.',
  'export-archive-damaged':
    '{{path}}이(가) 손상되었거나 중간에 잘려서 아무것도 확인할 수 없습니다. 다시 복사하거나 다시 내보내세요.',
  'shards-damaged':
    '{{path}}의 {{shards}}이(가) 손상되었거나 없어 매니페스트를 읽을 수 없고, 그래서 아무것도 확인할 수 없습니다. 다시 복사하거나 다시 내보내세요.',
  'shard-list-missing':
    '{{path}}의 조각 목록 shards.json이 없거나 손상되어 아무것도 확인할 수 없습니다. 다시 복사하거나 다시 내보내세요.',
  'export-not-on-disk':
    '디스크에 쓴 것이 내보낸 것과 달라 내보내기를 그만두었습니다. 디스크를 확인하고 다시 내보내세요.',
  'import-categories-of-one-facet':
    '‘{{first}}’와(과) ‘{{second}}’은(는) 모두 ‘{{facet}}’의 분류이고, 이 기준에서는 수식 하나에 분류를 하나만 지정합니다. 하나만 고르세요.',
  'source-without-inkml': '{{source}}에 InkML 파일이 없습니다. 다른 폴더나 형식을 고르세요.',
  'source-without-graph': '{{source}}에 레이블 그래프가 없습니다. 다른 폴더나 형식을 고르세요.',
  'source-without-image': '{{source}}에 읽을 수 있는 이미지가 없습니다. 다른 폴더나 형식을 고르세요.',
  'import-category-unknown': '가져온 수식에 줄 분류가 없어졌습니다. 다시 고르세요.',
  'list-place-unknown': '목록의 이어 볼 자리를 찾을 수 없습니다. 새로고침하세요.',
  'change-names-unknown':
    '없는 페이지, 분류, 기호 클래스나 이미지를 가리킵니다. 다른 사람이 삭제했을 수 있으니 새로고침하세요.',
  'frozen-content-missing': '릴리스에 고정한 내용이 프로젝트에 없습니다. 백업에서 복원하세요.',
  'migration-failed':
    '프로젝트를 버전 {{version}}(으)로 올리지 못했습니다. 그대로 두었으니 backups 폴더의 사본에서 복원하세요.',
  'formula-without-page': '수식이 없는 페이지를 가리킵니다. 새로고침하세요.',
  'decision-needs-two': '거의 같은 이미지에 대한 결정에는 페이지가 둘 이상 필요합니다.',
  'decision-of-other-page': '사용 불가로 할 페이지가 이 묶음에 없습니다. 새로고침하세요.',
  'decision-keeps-none': '한 페이지는 남겨야 합니다. 남길 것을 고르세요.',
  'archive-picture-missing':
    '{{file}}이(가) 프로젝트의 media 폴더에 없거나 크기가 다릅니다. 프로젝트 점검으로 무엇을 잃었는지 확인하세요.',
  'act-too-large': '{{most}}개보다 많은 항목에 해당하여 한 번에 바꿀 수 없습니다. 필터를 좁혀 나누어 하세요.',
  'rewrite-too-large':
    '한 번에 수식 {{most}}개보다 많이 다시 써야 합니다. 필터를 좁혀 나누어 하세요. 병합과 사용 중지에는 이런 제한이 없습니다.',
  'category-retired': '분류 ‘{{name}}’은(는) 사용 중지되었습니다. 먼저 다시 사용하세요.',
  'class-retired': '기호 클래스 {{label}}은(는) 사용 중지되었습니다. 먼저 다시 사용하세요.',
  'page-imported-again': '{{page}}을(를) 지운 뒤 다시 가져왔습니다. 새 페이지를 먼저 지우면 되돌릴 수 있습니다.',
  'page-picture-removed':
    '{{page}}의 그림이 쓰는 페이지가 없는 그림으로 완전히 삭제되어 페이지를 되돌릴 수 없습니다(그림 {{total}}개 중 {{count}}개 없음). 파일을 다시 가져오세요.',
  'set-aside-without-reason': '사용 불가로 표시할 때는 왜 아무도 쓸 수 없는지 이유를 적으세요.',
  'remedy-missing': '무엇으로 고칠지 분류나 클래스를 고르세요.',
};
