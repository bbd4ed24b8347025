/** Reasons of readers, writers and archives, by code; see `reasons.ts`. */
export const formatReasons: Readonly<Record<string, string>> = {
  'source-several-formats':
    '{{source}}: 여러 형식의 데이터셋({{formats}})이 함께 있습니다. 읽을 형식을 직접 고르거나, 압축 파일이 아니면 그중 한 폴더를 고르세요.',
  'boxes-are-regions': '{{file}}: 모든 클래스가 수식을 뜻하므로 상자를 페이지의 수식 영역으로 읽었습니다.',
  'other-classes-left-out':
    '{{file}}: 수식을 뜻하지 않는 클래스의 상자를 뺐습니다: {{classes}}. 그중 수식이 있으면 파일이나 클래스 대응표에서 이름을 formula로 바꾸어 다시 가져오세요.',
  'classes-taken-as-formulas':
    '{{file}}: formula라는 클래스가 없어 모든 클래스의 상자를 수식 영역으로 가져왔습니다: {{classes}}. 일부만 수식이면 파일이나 클래스 대응표에서 그 클래스 이름을 formula로 바꾸어 다시 가져오세요.',
  'classes-perhaps-formulas':
    '{{file}}: formula라는 클래스가 없어 수식일 수 있는 클래스의 상자를 수식 영역으로 가져왔습니다: {{classes}}. 다른 클래스나 그중 하나만 수식이면 파일이나 클래스 대응표에서 그 클래스 이름을 formula로 바꾸어 다시 가져오세요.',
  'class-folders-are-labels': 'classes.csv가 없어 폴더 이름 {{count}}개를 레이블로 읽었습니다({{labels}} …).',
  'class-folder-unknown': '{{file}}: classes.csv에 없는 폴더의 이미지입니다.',
  'json-malformed': '{{file}} {{place}}: 올바른 JSON이 아닙니다. 잘렸을 수 있으니 다시 내보내거나 고쳐서 가져오세요.',
  'picture-missing': '{{file}} {{place}}: 이름이 적힌 이미지가 원본에 없습니다. 이미지를 넣고 다시 가져오세요.',
  'image-ambiguous': '{{file}} {{place}}: 같은 이름의 이미지가 여럿이라 어느 것인지 알 수 없습니다.',
  'picture-size-differs': '{{file}}: {{place}}의 크기가 파일에 적힌 것과 달라 그 내용을 쓰지 않았습니다.',
  'picture-unnamed': '{{file}} {{place}}: 이미지 이름이 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
  'picture-line-missing':
    '{{file}} {{place}}: {{pictures}}에 이 줄의 이미지가 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
  'latex-missing': '{{file}} {{place}}: 이미지의 LaTeX가 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
  'formulas-line-empty':
    '{{file}} {{place}}: formulas.lst의 {{line}}번 줄(0부터 셈)이 비어 있어 뺐습니다. 적어 넣고 다시 가져오세요.',
  'formulas-line-missing':
    '{{file}}: {{formulas}}에 {{line}}번째 줄이 없거나 비어 있어 LaTeX를 읽지 못했습니다. 적어 넣고 다시 가져오세요.',
  'line-not-index-name':
    '{{file}} {{place}}: “번호 이름 유형”이 아니거나 formulas.lst에 그 번호의 줄이 없어 뺐습니다. 고쳐서 다시 가져오세요.',
  'line-not-path-label': '{{file}} {{place}}: “경로 TAB 레이블”인 줄이 아니어서 뺐습니다. 고쳐서 다시 가져오세요.',
  'line-not-path-boxes': '{{file}} {{place}}: “경로 TAB [상자]”인 줄이 아니어서 뺐습니다. 고쳐서 다시 가져오세요.',
  'san-row-unreadable':
    '{{file}} {{place}}: SAN 트리 표의 행이 아니어서 이 표를 읽지 않았습니다. 고쳐서 다시 가져오세요.',
  'san-no-single-tree': '{{file}}: 행들이 트리 하나를 이루지 않아 읽지 않았습니다. 고쳐서 다시 가져오세요.',
  'entry-no-object': '{{file}} {{place}}: JSON 객체가 아니어서 뺐습니다. 고쳐서 다시 가져오세요.',
  'label-missing': '{{file}} {{place}}: 레이블이 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
  'category-unknown':
    '{{file}} {{place}}: category_id {{category}}이(가) categories에 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
  'class-names-unknown':
    '{{file}}: 클래스 번호 {{classes}}의 이름을 알 수 없어 기호가 클래스 없이 초안으로 들어왔습니다(모두 {{count}}개). 가져오기 전에 label과 training_index 열이 있는 classes.csv를 이미지와 함께 넣으세요.',
  'annotations-without-image':
    '{{file}} {{place}}: 파일의 images에 없는 이미지의 주석 {{count}}개를 뺐습니다. 그 이미지를 적어 넣고 다시 가져오세요.',
  'symbol-incomplete':
    '{{file}} {{place}}: 기호 {{index}}(0부터 셈)에 레이블이나 bbox가 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
  'object-box-unusable':
    '{{file}} {{place}}: 객체 {{index}}(0부터 셈)의 상자가 숫자 넷이 아니어서 뺐습니다. 고쳐서 다시 가져오세요.',
  'boxes-unknown':
    '{{file}} {{place}}: {{name}}의 상자가 어떤 좌표인지 알 수 없어 뺐습니다. bbox(x, y, 너비, 높이)와 label이 든 objects로 적어 다시 가져오세요.',
  'relation-incomplete':
    '{{file}} {{place}}: 관계 {{index}}(0부터 셈)에 parent, child나 relation이 없어 뺐습니다. 적어 넣고 다시 가져오세요.',
  'box-unusable': '{{file}} {{place}}: 상자의 좌표가 없거나 맞지 않아 뺐습니다. 고쳐서 다시 가져오세요.',
  'box-turned': '{{file}} {{place}}: {{degrees}}° 돌아간 상자라 뺐습니다. 똑바른 상자로 그려 다시 가져오세요.',
  'box-without-text': '{{file}} {{place}}: 상자에 글이나 모서리의 좌표가 없어 뺐습니다. 고쳐서 다시 가져오세요.',
  'box-without-size': '{{file}} {{place}}: 크기가 없는 상자라 뺐습니다.',
  'box-outside-picture': '{{file}} {{place}}: 상자가 이미지 밖에 있어 뺐습니다.',
  'box-cut':
    '{{file}} {{place}}: 이 상자부터 이 이미지의 상자 {{count}}개가 이미지 밖으로(최대 {{excess}}픽셀) 나가 가장자리에서 잘랐습니다.',
  'box-doubted': '{{file}} {{place}}: 원본에서 의심스럽다고 표시한 상자입니다. 확인하세요.',
  'box-label-unusable': '{{file}} {{place}}: 쓸 수 없는 레이블이라 상자를 뺐습니다.',
  'box-around-shape': '{{file}} {{place}}: 똑바른 상자가 아니어서 감싸는 상자를 썼습니다.',
  'texts-are-latex': '{{file}}: 이미지와 이름이 같은 텍스트 파일을 그 이미지의 LaTeX로 읽었습니다.',
  'cvat-tracks': '{{file}}: 동영상의 트랙은 읽지 않습니다. CVAT에서 “CVAT for images 1.1”로 내보내세요.',
  'mask-without-box':
    '{{file}} {{place}}: 상자(bbox) 없이 RLE 마스크만 있어 위치를 알 수 없으므로 뺐습니다. bbox와 함께 내보내세요.',
  'image-id-repeated':
    '{{file}} {{place}}: 여러 이미지({{images}})의 id라 주석 {{count}}개가 어느 이미지의 것인지 알 수 없어 뺐습니다. 이미지마다 다른 id를 주고 다시 가져오세요.',
  'category-id-repeated':
    '{{file}} {{place}}: category_id {{id}}이(가) 여러 클래스({{categories}})의 id라 어느 것인지 알 수 없어 뺐습니다. 클래스마다 다른 id를 주고 다시 가져오세요.',
  'said-besides-left-out':
    '{{file}}: 상자, 레이블, LaTeX 말고 적힌 것은 수식 데이터셋에 담을 자리가 없어 뺐습니다: {{names}}. 필요하면 분류나 메모로 적으세요.',
  'shape-no-box': '{{file}} {{place}}: 똑바른 상자가 아니라 뺐습니다.',
  'symbol-id-repeated':
    '{{file}} {{place}}: 기호 여럿의 id가 {{id}}이라 이 id를 가리키는 것은 쓰지 않았습니다. 기호마다 다른 id를 적으세요.',
  'relations-without-symbol':
    '{{file}} {{place}}: 없는 기호를 가리키는 관계 {{count}}개를 뺐습니다({{relations}}). 그래서 배치는 초안입니다.',
  'order-unusable':
    '{{file}} {{place}}: 읽는 순서가 기호를 한 번씩 모두 가리키지 않아 뺐습니다. 기호의 id를, 없으면 0부터 센 번호를 적으세요.',
  'text-too-long':
    '{{file}} {{place}}: LaTeX나 쓴 사람의 이름이 한도보다 길어 뺐습니다. 여러 이미지의 것이 아닌지 확인하세요.',
  'row-unclosed':
    '{{file}} {{place}}: 따옴표로 시작한 칸이 따옴표로 끝나지 않아 이 행을 뺐습니다. 닫고, 글에 든 따옴표는 두 번 쓰세요.',
  'labels-are-latex':
    '{{file}}: label 열의 값 {{count}}개는 대부분 기호 하나가 아니어서({{label}} 등) 이미지의 LaTeX로 읽었습니다. 클래스이면 클래스 대응표에 이름을 적거나 label_id 열에 번호를 적어 다시 가져오세요.',
  'line-not-decodable':
    '{{file}} {{place}}: 가리키는 formulas.lst의 줄에 올바른 텍스트가 아닌 바이트가 있어 뺐습니다. 그 줄을 고치거나 UTF-8로 저장하세요.',
  'result-without-place':
    '{{file}} {{place}}: “{{tag}}”에 적은 것({{type}})은 수식 데이터셋에 담을 자리가 없어 뺐습니다. 필요하면 분류나 메모로 적으세요.',
  'result-of-left-out-region':
    '{{file}} {{place}}: “{{tag}}”에 적은 것을 그 영역과 함께 뺐습니다. 까닭과 할 일은 이 영역에 대한 다른 줄에 있습니다.',
  'text-beside-latex':
    '{{file}} {{place}}: “{{latex}}”을(를) 수식의 LaTeX로 읽어 텍스트 영역 “{{tag}}”은(는) 뺐습니다. 이것이 LaTeX이면 파일에서 이 이름만 latex로 하고 다시 가져오세요.',
  'more-texts-left-out':
    '{{file}} {{place}}: “{{tag}}”에 글이 {{count}}개 있어 첫째만 수식의 LaTeX로 읽고 나머지는 뺐습니다. 모두 필요하면 한 글로 합쳐 다시 가져오세요.',
  'text-not-latex':
    '{{file}} {{place}}: 이름이 LaTeX를 뜻하지 않아(latex, formula, 수식 등이 아닙니다) “{{tag}}”에 적은 것을 뺐습니다. LaTeX이면 파일에서 이름을 latex로 바꾸어 다시 가져오세요.',
  'texts-without-box':
    '{{file}} {{place}}: “{{tag}}”의 글 {{count}}개가 상자 {{boxes}}개 중 어느 것에 있는지 알 수 없어 뺐습니다. JSON-MIN 대신 JSON으로 내보내 다시 가져오세요.',
  'entered-or-data':
    '{{file}} {{place}}: “{{tag}}”이(가) 입력한 것인지 작업의 데이터인지 알 수 없어 뺐습니다. JSON-MIN 대신 JSON으로 내보내 다시 가져오세요.',
  'more-labels-left-out': '{{file}} {{place}}: 레이블이 여럿이라 “{{taken}}”만 읽고 나머지({{labels}})는 뺐습니다.',
  'relation-without-type':
    '{{file}} {{place}}: “{{from}}”, “{{to}}” 사이의 관계에 종류(Right, Sup, Sub 등)인 레이블이 없어 뺐습니다. 레이블을 달고 내보내 다시 가져오세요.',
  'relation-without-end':
    '{{file}} {{place}}: 가져온 상자 가운데 관계 {{type}}의 끝 “{{end}}”이(가) 없어 그 관계를 뺐습니다.',
  'relation-both-ways':
    '{{file}} {{place}}: “{{from}}”, “{{to}}” 사이의 관계 {{type}}의 방향이 양쪽이라 뺐습니다. 부모에서 자식으로 향하게 고치고 내보내 다시 가져오세요.',
  'annotations-beside-truth':
    '{{file}} {{place}}: 정답(ground truth)으로 표시된 주석 {{taken}}을(를) 읽고 나머지 {{count}}개(그중 내용이 다른 것 {{differing}}개)는 뺐습니다.',
  'annotations-beside-first':
    '{{file}} {{place}}: 정답(ground truth)으로 표시된 주석이 없어 첫째({{taken}})를 읽고 나머지 {{count}}개(그중 내용이 다른 것 {{differing}}개)는 뺐습니다. 다른 것이 맞으면 정답으로 표시하고 내보내 다시 가져오세요.',
  'predictions-alone':
    '{{file}}: 작업 {{count}}개에는 주석 없이 예측만 있습니다. 예측은 정답이 아니므로 이미지만 가져왔습니다. 정답이면 주석을 달고 내보내 다시 가져오세요.',
  'tasks-skipped':
    '{{file}}: 작업 {{count}}개는 주석자가 건너뛴 것이라 이미지만 가져왔습니다. 필요하면 주석을 달고 내보내 다시 가져오세요.',
  'label-studio-table':
    '{{file}}: 칸에 상자가 JSON으로 든 Label Studio의 CSV·TSV 내보내기라 읽지 않았습니다. 프로젝트를 JSON으로 내보내 가져오세요.',
  'latex-is-json':
    '{{file}} {{place}}: LaTeX 자리에 JSON이 있어 뺐습니다. latex라는 열에 LaTeX만 적어 다시 가져오세요.',
  'latex-is-number':
    '{{file}} {{place}}: {{name}}이(가) 숫자 {{value}}이고 어떻게 적었는지 알 수 없어(6과 6.0은 같은 수입니다) 뺐습니다. 글로 적어 다시 가져오세요.',
  'box-text-left-out':
    '{{file}} {{place}}: 레이블이 있는 상자에 적힌 글은 기호에 담을 수 없어 뺐습니다. LaTeX로 쓰려면 상자를 영역으로 가져오세요.',
  'page-latex-left-out':
    '{{file}} {{place}}: 상자를 영역으로 읽어 페이지 전체의 LaTeX를 뺐습니다. 페이지가 수식 하나이면 상자를 기호로 가져오세요.',
  'sample-without-picture':
    '{{file}}: 조각에 이름이 같은 이미지가 없어 읽지 않았습니다. 이미지를 넣고 다시 가져오세요.',
  'lines-and-pictures-differ':
    '{{file}}: 수식이 {{lines}}줄, 이미지가 {{pictures}}개라 수가 다릅니다(이미지 없는 줄 {{alone}}개, 줄 없는 이미지 {{bare}}개). 줄이 빠지거나 늘어 그 뒤의 LaTeX가 다른 이미지의 것일 수 있으므로 모두 초안으로 가져왔습니다. 파일을 고쳐 새 프로젝트에 가져오거나, 끝의 몇 개를 이미지와 견주어 보고 승인하세요.',
  'picture-texts-ambiguous':
    '{{folder}}: 이 폴더 이미지의 수식이 든 텍스트일 수 있는 파일이 여럿이라({{files}}) 아무것도 쓰지 않았습니다. 맞는 파일 이름을 폴더 이름과 같게 하거나 그 파일만 이미지와 함께 가져오세요.',
  'pictures-without-line':
    '이미지 {{count}}개({{file}} 등)는 텍스트에 그 줄이 없어 LaTeX 없이 가져왔습니다. 이미지 이름을 0부터 센 줄 번호(0000000.png)로 하고, 텍스트 이름은 그 폴더 이름이나 math.txt로, 또는 폴더 옆의 train.txt로 하세요.',
  'texts-without-pictures':
    '번호가 이름인 이미지의 폴더와 이어지지 않는 텍스트는 읽지 않았습니다: {{files}} (모두 {{count}}개). 한 줄에 수식 하나를 적고, 이름을 그 폴더 이름이나 math.txt로, 또는 폴더 옆의 train.txt로 하세요.',
  'parallel-without-pictures': '{{file}}: 각 줄의 이미지를 적은 .img 파일이 없어 가져올 수 없습니다.',
  'parallel-symbols-left-out': '{{file}}: .src의 기호에는 상자가 없어 LaTeX만 가져왔습니다.',
  'san-without-boxes': '{{file}}: SAN 표에는 상자가 없어 트리를 LaTeX로 읽었습니다.',
  'san-beside-captions':
    '이미지와 함께 있는 줄에 이미 LaTeX가 있어 SAN 트리 표 {{count}}개({{file}} 등)는 읽지 않았습니다. 트리를 읽으려면 형식을 SAN으로 골라 다시 가져오세요.',
  'parquet-codec-unread':
    '{{file}}: {{codec}}(으)로 압축되어 읽지 않았으므로 가져온 것이 없습니다. snappy, gzip, brotli나 zstd로 다시 저장하세요.',
  'parquet-without-pictures': '{{file}}: 이미지가 든 열이 없어 가져올 것이 없습니다.',

  'not-held-boxes': '이 형식에는 기호 상자를 담을 자리가 없습니다.',
  'not-held-crop-place': '이 형식에는 잘라 낸 이미지에서 기호가 있는 위치를 담을 자리가 없습니다.',
  'not-held-placement': '이 형식에는 수식이 글 속에 있는지 따로 있는지를 담을 자리가 없습니다.',
  'not-held-unusable': '이 형식에는 정답을 만들 수 없다는 표시를 담을 자리가 없습니다.',
  'not-held-layout': '이 형식에는 기호 사이의 관계를 담을 자리가 없습니다.',
  'not-held-order': '이 형식에는 트리에서 나오지 않는 읽는 순서를 담을 자리가 없습니다.',
  'not-held-raw-latex': '이 형식에는 표준형 말고 원래 쓴 LaTeX를 담을 자리가 없습니다.',
  'not-held-writer': '이 형식에는 쓴 사람을 담을 자리가 없습니다.',
  'not-held-categories': '이 형식에는 분류를 담을 자리가 없습니다.',
  'not-held-labels': '클래스를 묶어 쓰므로 레이블은 담기지 않습니다.',
  'label-not-held': '이 형식은 레이블 {{label}}을(를) 담을 수 없습니다.',
  'label-not-in-labelmap': 'labelmap.txt에는 이 레이블을 적을 수 없습니다. 주석 파일과 dataset_meta.json에는 있습니다.',
  'label-longer-than-cvat': 'CVAT는 레이블을 {{longestLabel}}자까지만 담습니다. 파일에는 모두 있습니다.',
  'side-without-boxes':
    '이쪽에는 상자가 있는 이미지가 없습니다. Hugging Face datasets가 열의 유형을 알 수 없어 README.md에 적은 대로 한쪽씩만 불러올 수 있습니다.',
  'lists-empty':
    '이쪽에서는 {{columns}}이(가) 모든 줄에서, 또는 앞부분 내내 비어 있습니다. Hugging Face datasets가 열의 유형을 알 수 없어 README.md에 유형까지 적었습니다.',
  'relation-not-told':
    '낱말을 늘어놓은 줄에서는 관계 {{relation}}을(를) 같은 이름의 클래스나 가지를 닫는 낱말과 구별할 수 없습니다.',
  'relation-not-held': 'SAN 트리에는 관계 {{relation}}을(를) 하나 더 담을 자리가 없습니다.',
  'order-not-held': '관계에서 나오지 않는 읽는 순서를 뺐습니다. 나머지는 그대로입니다.',
  'no-tree': '수식의 관계가 완전한 트리가 아닙니다.',
  'picture-called-jpg':
    '이 형식의 로더는 한 가지 이름만 찾으므로 이미지 이름을 .jpg로 했습니다. 내용은 PNG나 WebP이며 로더는 내용을 보고 엽니다.',
  'dataset-names-its-place':
    'data.yaml에 폴더의 절대 경로가 적혀 있습니다. 폴더를 옮기면 다시 내보내거나 path:를 직접 고치세요.',
  'yolo-side-missing':
    'YOLO는 학습과 검증 이미지가 모두 있어야 학습을 시작하는데 한쪽에 이미지가 없습니다. 두 쪽에 비율을 준 분할로 릴리스를 고정하세요.',
  'row-duplicate': '클래스와 위치가 같은 상자 둘은 한 행입니다. 두 번째는 어차피 버려집니다.',
  'page-too-small': '한 변이 {{minimumSide}}픽셀보다 작은 페이지입니다. 이 형식을 읽는 쪽에서 손상으로 봅니다.',
  'crop-framed-white':
    '어두운 바탕에 밝은 잉크인 기호 둘레를 흰색으로 채우면 모든 기호 이미지에 흰 테두리가 생깁니다. 둘레를 검은색이나 페이지로 고르세요.',
  'crop-framed-black':
    '밝은 바탕에 어두운 잉크인 기호 둘레를 검은색으로 채우면 모든 기호 이미지에 검은 테두리가 생깁니다. 둘레를 흰색이나 페이지로 고르세요.',
  'crop-filled-up':
    '크기를 맞추면 한 변이 {{minimumSide}}픽셀보다 작아져 읽는 쪽에서 손상으로 봅니다. {{minimumSide}}픽셀까지 바탕으로 채웠습니다.',
  'latex-line-break': '한 줄에 한 수식이므로 LaTeX의 줄바꿈을 빈칸으로 바꾸고 그 앞의 주석을 뺐습니다.',

  'merge-conflict':
    '{{source}}: {{what}}을(를) 양쪽에서 다르게 바꾸었습니다(여기 {{ours}}, 저쪽 {{theirs}}). 여기 있는 것을 그대로 두었습니다.',
  'merge-conflict-absent-here':
    '{{source}}: {{what}} {{record}}이(가) 여기에는 없고 저쪽에서는 바뀌었습니다(저쪽 {{theirs}}). 여기 그대로 두었습니다.',
  'merge-conflict-absent-there':
    '{{source}}: {{what}} {{record}}이(가) 저쪽에는 없고 여기서는 바뀌었습니다(여기 {{ours}}). 여기 있는 것을 그대로 두었습니다.',
  'merge-decided-there':
    '{{source}}: {{what}}을(를) 양쪽에서 다르게 바꾸었고, 아카이브의 프로젝트가 여기 것을 가져갈 때 그쪽 것을 그대로 두었습니다. 이제 그쪽 것으로 바꾸었습니다(전에는 {{ours}}, 이제 {{theirs}}). 여기 있던 것은 기록에 남아 있습니다.',
  'merge-impossible': '{{source}}: 양쪽의 변경이 함께 있을 수 없어 여기 있는 것을 그대로 두었습니다.',
  'archive-formulas-elsewhere':
    '{{source}}: 아카이브에는 이 페이지에 수식이 여럿인데 여기에는 하나뿐이라 어느 수식인지 알 수 없어 가져오지 않았습니다.',
  'archive-unusable-there':
    '{{source}}: 이 수식은 아카이브에서 사용 불가({{why}})인데 여기서는 작업되어 있어 아무것도 가져오지 않았습니다. 맞으면 여기서도 사용 불가로 표시하세요.',
  'archive-unusable-here':
    '{{source}}: 이 수식은 여기서 사용 불가({{why}})이고 아카이브에서는 아닙니다. 여기 그대로 두었습니다. 잘못이면 편집기에서 사용 가능으로 바꾸세요.',
  'archive-placement-inline':
    '{{source}}: 이 수식은 아카이브에서 글 속, 여기서는 따로 한 줄이며 그대로 두었습니다. 잘못이면 편집기에서 바꾸세요.',
  'archive-placement-isolated':
    '{{source}}: 이 수식은 아카이브에서 따로 한 줄, 여기서는 글 속이며 그대로 두었습니다. 잘못이면 편집기에서 바꾸세요.',
  'archive-note-differs':
    '{{source}}: 이 수식의 메모가 아카이브에서는 다릅니다(“{{note}}”). 여기 메모를 그대로 두었습니다. 필요하면 편집기에서 덧붙이세요.',
  'archive-page-elsewhere':
    '{{source}}: 이 프로젝트에서 영역을 직접 그린 페이지라 아카이브의 수식을 가져오지 않았습니다.',
  'source-project':
    '{{source}}: Quotient 프로젝트라 그 안의 파일은 가져오지 않았습니다. 아카이브로 저장(quotient archive)해서 가져오세요.',
  'picture-kind-unread': '{{file}}: {{kind}} 파일은 읽지 않습니다. PNG나 JPEG로 저장해서 가져오세요.',
  'archive-kind-unread':
    '{{file}}: {{kind}} 압축 파일은 읽지 않으므로 가져온 것이 없습니다. 압축을 풀고 그 폴더를 가져오세요.',
  'files-not-read':
    '이미지와 함께 있는 파일에서 아는 형식을 찾지 못해 읽지 않았습니다: {{files}} (모두 {{count}}개). 정답이 든 파일이면 읽을 수 있는 형식을 확인하고 형식을 직접 고르세요.',
  'table-unknown':
    '{{file}}: 이미지 이름과 LaTeX의 열을 찾지 못했습니다. 열 이름을 image와 latex로 하고, 표를 이미지와 함께 가져오세요.',
  'picture-repeated':
    '{{file}}: {{other}}의 이미지와 한 바이트도 다르지 않아 둘은 한 페이지입니다. 적힌 내용은 그 페이지에 이미 있습니다.',
  'picture-repeated-differs':
    '{{file}}: {{other}}의 이미지와 한 바이트도 다르지 않아 둘은 한 페이지입니다. 다르게 적힌 내용은 가져오지 않았습니다.',
  'folder-unreadable':
    '{{source}} 폴더를 읽을 수 없어 그 안의 파일은 가져오지 않았습니다. 권한을 확인한 뒤 다시 가져오세요.',
  'archive-names-cp949':
    '{{archive}}: UTF-8이 아닌 이름을 한국어 Windows의 인코딩(CP949)으로 읽었습니다({{entry}} 등). 이름이 틀리면 직접 풀어 폴더를 가져오세요.',
  'text-read-as-cp949':
    '{{file}}: UTF-8이 아니어서 한국어 Windows의 인코딩(CP949)으로 읽었습니다. 글자가 틀리면 UTF-8로 저장해 다시 가져오세요.',
  'archive-names-unknown':
    '{{archive}}: 인코딩을 알 수 없는 이름 {{count}}개를 한 바이트씩 읽었습니다({{entry}} 등). 이름을 바로 쓰려면 직접 풀어 폴더를 가져오세요.',
  'archive-nested':
    '{{archive}}: 그 안의 압축 파일 {{count}}개({{first}} 등)는 읽지 않았습니다. {{archive}}의 압축을 풀고 그 폴더를 가져오세요.',
  'archive-empty': '{{archive}}: 파일이 하나도 들어 있지 않아 가져온 것이 없습니다. 이미지를 넣어 다시 만드세요.',
  'picture-odd-size':
    '{{file}}: {{width}}×{{height}} 픽셀이라 수식이 있을 것 같지 않지만 가져왔습니다. 원본을 확인하고, 잘못 들어온 것이면 라이브러리에서 페이지를 지우세요.',
  'archive-unreadable': '{{archive}}: 읽을 수 없는 압축 파일이라 아무것도 가져오지 않았습니다. 다시 받거나 만드세요.',
  'archive-too-many-entries': '{{archive}}: 항목이 너무 많아 아무것도 읽지 않았습니다.',
  'archive-ratio':
    '{{archive}}: {{packed}} MB가 풀면 {{unpacked}} MB가 된다고 되어 있어 아무것도 읽지 않았습니다. 이미지와 정답은 그렇게 압축되지 않습니다. 어디서 온 파일인지 확인하세요.',
  'archive-overlap':
    '{{archive}}, {{entry}}: 다른 항목과 겹쳐 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하세요.',
  'archive-member-name':
    '{{archive}}, {{entry}}: 압축 파일의 목록과 항목 앞의 머리글에 적힌 이름이 달라 아무것도 읽지 않았습니다. 다시 받거나 만드세요.',
  'archive-member-size':
    '{{archive}}, {{entry}}: 크기가 압축 파일의 목록과 달라 아무것도 읽지 않았습니다. 다시 받거나 만드세요.',
  'archive-member-checksum':
    '{{archive}}, {{entry}}: 체크섬이 압축 파일의 목록과 달라 아무것도 읽지 않았습니다. 다시 받거나 만드세요.',
  'archive-member-unreadable':
    '{{archive}}, {{entry}}: 압축을 풀 수 없어 아무것도 읽지 않았습니다. 다시 받거나 만드세요.',
  'archive-name-empty':
    '{{archive}}: 이름 없는 항목이 있어 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 직접 풀어 폴더를 가져오세요.',
  'archive-name-nul':
    '{{archive}}: 이름에 NUL이 든 항목이 있어 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 그 항목 없이 다시 압축하게 하세요.',
  'archive-name-drive':
    '{{archive}}, {{entry}}: 드라이브로 시작하는 이름이라 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 그 항목 없이 다시 압축하게 하세요.',
  'archive-name-unc':
    '{{archive}}, {{entry}}: 네트워크 경로라 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 그 항목 없이 다시 압축하게 하세요.',
  'archive-name-absolute':
    '{{archive}}, {{entry}}: 절대 경로라 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 그 항목 없이 다시 압축하게 하세요.',
  'archive-name-traversal':
    '{{archive}}, {{entry}}: 압축 파일 밖을 가리켜 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 그 항목 없이 다시 압축하게 하세요.',
  'archive-name-backslash':
    '{{archive}}, {{entry}}: 이름에 역슬래시가 있어 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 직접 풀어 폴더를 가져오세요.',
  'archive-name-control':
    '{{archive}}: 이름에 제어 문자가 든 항목이 있어 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 직접 풀어 폴더를 가져오세요.',
  'archive-name-collision':
    '{{archive}}, {{entry}}: 다른 항목과 이름이 겹쳐 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 직접 풀어 폴더를 가져오세요.',
  'archive-link':
    '{{archive}}, {{entry}}: 링크라 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 그 항목 없이 다시 압축하게 하세요.',
  'archive-special-file':
    '{{archive}}, {{entry}}: 일반 파일이 아니라 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 그 항목 없이 다시 압축하게 하세요.',
  'archive-size':
    '{{archive}}, {{entry}}: 크기로 적힌 것이 바이트 수가 아니라 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 직접 풀어 폴더를 가져오세요.',
  'archive-entry-too-large':
    '{{archive}}, {{entry}}: 너무 커서 아무것도 읽지 않았습니다. 어디서 온 파일인지 확인하거나 직접 풀어 폴더를 가져오세요.',
  'archive-locked':
    '{{archive}}, {{entry}}: 비밀번호로 잠겨 있어 아무것도 읽지 않았습니다. 직접 압축을 풀고 그 폴더를 가져오세요.',
  'archive-packing-unknown':
    '{{archive}}, {{entry}}: 여기서 풀 수 없는 압축 방식(방식 {{method}})이라 아무것도 읽지 않았습니다. 직접 압축을 풀고 그 폴더를 가져오세요.',
  'archive-entry-unfit':
    '{{archive}}, {{entry}}: 프로젝트 아카이브에 있을 수 없는 항목이라 아무것도 가져오지 않았습니다. 어디서 온 파일인지 확인하고, 그 프로젝트에서 다시 쓰게 하세요.',
  'archive-manifest-missing': '{{archive}}: manifest.json이 없어 프로젝트 아카이브가 아닙니다.',
  'archive-manifest-unreadable': '{{archive}}: manifest.json을 읽을 수 없습니다.',
  'archive-manifest-newer':
    '{{archive}}: 더 새로운 Quotient가 만든 아카이브라 아무것도 가져오지 않았습니다. 여기의 Quotient를 업데이트하세요.',
  'archive-entry-unknown': '{{archive}}, {{entry}}: manifest.json에 없는 항목이라 아무것도 가져오지 않았습니다.',
  'archive-entry-missing': '{{archive}}, {{entry}}: manifest.json에 있는 항목이 없어 아무것도 가져오지 않았습니다.',
  'archive-size-differs': '{{archive}}, {{entry}}: 크기가 manifest.json과 달라 아무것도 가져오지 않았습니다.',
  'archive-hash-differs': '{{archive}}, {{entry}}: 내용이 manifest.json과 달라 아무것도 가져오지 않았습니다.',
  'archive-count-differs': '{{archive}}, {{entry}}: 개수가 manifest.json과 달라 아무것도 가져오지 않았습니다.',
  'archive-document-unreadable':
    '{{archive}}, {{entry}}: 이 버전에서 읽을 수 없는 내용이라 아무것도 가져오지 않았습니다.',
  'archive-manifest-twice':
    '{{archive}}, {{entry}}: manifest.json이 같은 파일을 두 번 적어 아무것도 가져오지 않았습니다.',
  'archive-entry-broken': '{{archive}}, {{entry}}: 압축을 풀 수 없어 아무것도 가져오지 않았습니다.',
  'archive-entry-no-text': '{{archive}}, {{entry}}: UTF-8이 아닌 바이트가 있어 아무것도 가져오지 않았습니다.',
  'archive-line-unreadable': '{{archive}}, {{entry}}: JSON이 아닌 줄이 있어 아무것도 가져오지 않았습니다.',
  'archive-line-foreign': '{{archive}}, {{entry}}: 이 버전에서 읽을 수 없는 줄이 있어 아무것도 가져오지 않았습니다.',
  'archive-media-unreadable': '{{archive}}, {{entry}}: 이미지가 아닌 줄이 있어 아무것도 가져오지 않았습니다.',
  'archive-media-missing': '{{archive}}, {{entry}}: 필요한 이미지가 아카이브에 없어 아무것도 가져오지 않았습니다.',
  'archive-entry-twice': '{{archive}}, {{entry}}: 두 번 들어 있어 아무것도 가져오지 않았습니다.',
  'archive-document-dangling':
    '{{archive}}, {{entry}}: 가리키는 페이지, 분류, 기호 클래스가 아카이브에 없어 아무것도 가져오지 않았습니다.',
  'archive-history-differs': '{{archive}}, {{entry}}: 이 작업에서 페이지의 이미지가 달라 아무것도 가져오지 않았습니다.',
  'archive-page-differs':
    '{{archive}}, {{entry}}: 이 페이지는 여기서 {{here}}이며 이미지가 달라 아무것도 가져오지 않았습니다. 여기서 그 페이지를 제거하거나, 아카이브의 프로젝트에서 제거한 뒤 아카이브를 다시 쓰세요.',
  'archive-changed-meanwhile':
    '{{archive}}, {{entry}}: 가져오는 동안 파일이 바뀌었습니다. 그 전에 들어온 것은 남아 있습니다. 아무것도 파일에 쓰지 않을 때 다시 가져오세요. 이미 있는 것은 두 번 들어오지 않습니다.',
  'archive-part-unknown': '{{archive}}, {{entry}}: 이 버전이 모르는 부분이라 아무것도 가져오지 않았습니다.',
  'archive-version-missing':
    '{{archive}}, {{entry}}: 릴리스가 가리키는 내용이 아카이브에 없어 아무것도 가져오지 않았습니다.',
  'archive-release-differs': '{{archive}}, {{entry}}: 릴리스가 해시와 달라 아무것도 가져오지 않았습니다.',
  'archive-release-miscounted':
    '{{archive}}, {{entry}}: 릴리스가 적은 페이지, 수식, 기호의 수가 담긴 것과 달라 아무것도 가져오지 않았습니다.',
  'archive-release-missing':
    '{{archive}}, {{entry}}: 항목이 가리키는 릴리스가 아카이브에 없어 아무것도 가져오지 않았습니다.',
  'archive-split-differs':
    '{{archive}}, {{entry}}: 분할이 겹치거나, 가리키는 것이 아카이브에 없거나, 잠긴 시험 세트와 맞지 않아 아무것도 가져오지 않았습니다.',
};
