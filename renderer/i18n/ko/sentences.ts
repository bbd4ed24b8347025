/**
 * Sentences of errors, by code and the names of the parameters (`io-failed: path`). English needs none of these: an
 * error carries its own English sentence, which screens show beside the translation where it may say more.
 */
export const sentences: Readonly<Record<string, string>> = {
  'no-project: ': '열린 프로젝트가 없습니다. 먼저 프로젝트를 열거나 새로 만드세요.',
  'unauthenticated: ': '로그인되어 있지 않습니다. Quotient가 출력한 주소로 접속하거나 관리자에게 초대를 요청하세요.',
  'cancelled: ': '작업이 취소되었습니다.',
  'internal: ': 'Quotient 안에서 예상하지 못한 문제가 생겼습니다. 저장된 작업은 그대로입니다. 다시 시도해 보세요.',
  'disk-full: ': '디스크가 가득 차서 저장하지 못했습니다. 공간을 비운 뒤 다시 시도하세요.',
  'disk-full: path': '{{path}}이(가) 있는 디스크가 가득 찼습니다. 공간을 비운 뒤 다시 시도하세요.',
  'disk-full: free, kept, needed, path':
    '{{path}}(으)로 내보내려면 약 {{needed}} MB가 필요하고 디스크의 {{kept}} MB는 다른 용도로 남겨 두는데, 남은 공간이 {{free}} MB뿐이라 아무것도 쓰지 않았습니다. 공간을 비우거나 데이터셋을 줄이거나 다른 디스크를 고르세요.',
  'forbidden: view': '이 보기를 저장한 사람이나 관리자만 삭제할 수 있습니다.',
  'forbidden: has, person, role': '{{person}} 님의 역할로는 할 수 없습니다. 관리자에게 요청하세요.',
  'forbidden: person, role':
    '{{person}} 님은 승인 상태로 가져올 수 없습니다. 제출 상태로 가져오거나 검수자에게 요청하세요.',
  'forbidden: missing': '이 프로젝트에서 누구인지 정해지지 않았습니다. 먼저 자신을 고르세요.',
  'forbidden: id': '이 작업을 한 사람이나 관리자만 되돌릴 수 있습니다.',
  'forbidden: layer': '승인된 레이어는 검수자만 되돌릴 수 있습니다.',
  'not-found: batch': '이 프로젝트에는 시험 세트로 쓸 가져오기 ‘{{batch}}’이(가) 없습니다.',
  'not-found: writer': '이 프로젝트에는 시험 세트로 쓸 필기자 ‘{{writer}}’의 페이지가 없습니다.',
  'not-found: id': '찾으려는 항목이 이 프로젝트에 없습니다. 다른 사람이 삭제했을 수 있으니 새로고침하세요.',
  'not-found: path': '{{path}} 파일이나 폴더가 없습니다. 경로를 확인하세요.',
  'not-found: sha256': '이미지가 프로젝트에 없습니다. 원본을 다시 가져오거나 백업에서 복원하세요.',
  'invalid-input: path, project':
    '{{path}}은(는) 프로젝트 폴더 안에 있습니다. 이 폴더는 프로젝트만 씁니다. {{project}} 밖의 위치를 고르세요.',
  'conflict: faultyLatex':
    '수식 {{faultyLatex}}의 LaTeX를 읽을 수 없어 어떤 데이터셋에도 담을 수 없습니다. 고치거나, 그대로 승인한다고 알리세요.',
  'conflict: alike, name, what': '‘{{name}}’이(가) 이미 있습니다. 대소문자나 띄어쓰기만 다른 이름은 쓸 수 없습니다.',
  'conflict: name, what': '‘{{name}}’이(가) 이미 있습니다. 다른 이름을 쓰세요.',
  'conflict: name, path': '{{path}}에 ‘{{name}}’이(가) 이미 있습니다. 다른 이름을 쓰세요.',
  'conflict: name': '‘{{name}}’이(가) 이미 있습니다.',
  'io-failed: file, path':
    '{{file}}은(는) 파일이라 그 안에 폴더를 만들 수 없어 {{path}}에 아무것도 쓰지 않았습니다. 다른 폴더를 고르세요.',
  'conflict: hidden, id': '이 수식은 두 번째로 작업하도록 요청받았습니다. 제출하고 나면 첫 번째 작업이 보입니다.',
  'conflict: submitted': '두 번째 작업은 제출되어 그대로 남습니다. 그사이 첫 번째 작업을 보았을 수 있기 때문입니다.',
  'conflict: layer':
    '레이어의 지금 상태로는 할 수 없습니다. 비어 있는 레이어는 내용을 채우거나 ‘의도적으로 비움’으로 제출하세요.',
  'conflict: revision': '수식은 이미 그 버전과 같습니다.',
  'conflict: most': '프로젝트에 저장된 보기가 이미 {{most}}개입니다. 쓰지 않는 보기를 삭제하세요.',
  'conflict: operation': '이 작업에서 만든 항목을 이미 쓰고 있어 되돌릴 수 없습니다. 대신 병합하거나 사용 중지하세요.',
  'conflict: id': '이미 그런 상태입니다.',
  'conflict: leads': '관리자가 한 명은 있어야 합니다. 먼저 다른 사람에게 관리자 역할을 주세요.',
  'conflict: ': '바꿀 것이 없거나 지금은 할 수 없는 일입니다. 새로고침한 뒤 다시 확인하세요.',
  'not-found: id, what': '찾으려는 항목이 이 프로젝트에 없습니다. 다른 사람이 바꿨을 수 있으니 새로고침하세요.',
  'too-large: most':
    '한 번에 수식 {{most}}개보다 많이 다시 써야 합니다. 필터를 좁혀 나누어 하세요. 병합과 사용 중지에는 이런 제한이 없습니다.',
  'invalid-input: from, into':
    '‘{{from}}’와(과) ‘{{into}}’은(는) 다른 분류 기준에 속합니다. 같은 기준의 분류만 고르세요.',
  'invalid-input: category': '분류 ‘{{category}}’은(는) 사용 중지되었습니다. 먼저 다시 사용하세요.',
  'conflict: reason': '동시에 바뀐 내용이 있습니다. 새로고침한 뒤 다시 시도하세요.',
  'invalid-input: name': '‘{{name}}’은(는) 파일이나 폴더 이름으로 쓸 수 없습니다. 다른 이름을 쓰세요.',
  'invalid-input: path': '{{path}}은(는) 쓸 수 없는 경로입니다. 다른 폴더를 고르세요.',
  'invalid-input: kind': '삭제할 수 없는 항목입니다. 대신 사용 중지하세요.',
  'invalid-input: field': '반려할 때는 무엇을 고쳐야 하는지 이유를 적으세요.',
  'too-large: name': '‘{{name}}’은(는) 너무 커서 보낼 수 없습니다. 폴더에서 직접 가져오세요.',
  'too-large: most, name': '‘{{name}}’은(는) 너무 커서 보낼 수 없습니다. 폴더에서 직접 가져오세요.',
  'corrupt-file: sha256': '프로젝트 안의 이미지를 읽을 수 없습니다. 백업에서 복원하세요.',
  'unsupported-file: path': '{{path}}은(는) Quotient에서 내보낸 데이터가 아닙니다. 매니페스트가 없습니다.',
  'unsupported-file: file': '‘{{file}}’은(는) 이 컴퓨터에 저장되어 있지 않습니다. 폴더에 저장한 뒤 가져오세요.',
  'io-failed: path': '{{path}}을(를) 읽거나 쓸 수 없습니다. 권한과 디스크를 확인하세요.',
  'io-failed: name': '‘{{name}}’을(를) 끝까지 받지 못했습니다. 다시 보내세요.',
  'io-failed: ': '프로젝트를 읽거나 쓰지 못했습니다. 디스크를 확인하세요.',
  'project-missing: path': '{{path}} 폴더가 없습니다. 옮겼다면 옮긴 곳에서 여세요.',
  'project-invalid: path':
    '{{path}}은(는) 온전한 Quotient 프로젝트가 아닙니다. 다른 폴더를 고르거나 백업에서 복원하세요.',
  'project-invalid: ': '프로젝트 데이터베이스가 손상되었습니다. backups 폴더에서 복원하세요.',
  'project-read-only: path': '{{path}}에 쓸 수 없습니다. 쓰기 권한을 확인하거나 쓸 수 있는 폴더로 옮기세요.',
  'project-read-only: ': '프로젝트에 쓸 수 없습니다. 폴더 권한을 확인하세요.',
  'project-newer: known, version':
    '더 새로운 Quotient에서 연 프로젝트입니다(데이터베이스 버전 {{version}}, 이 프로그램은 {{known}}까지). Quotient를 업데이트하세요.',
  'project-locked: host, path, pid':
    '{{path}} 프로젝트가 다른 Quotient에서 열려 있습니다(컴퓨터 {{host}}, 프로세스 {{pid}}). 그쪽에서 먼저 닫으세요.',
  'project-locked: ': '다른 프로그램이 프로젝트에 쓰고 있습니다. 그 프로그램을 닫고 다시 시도하세요.',
};
