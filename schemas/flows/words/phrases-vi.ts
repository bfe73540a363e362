import type { Phrases } from './phrases.ts'

const listed = (items: readonly string[], last: string): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`)

const events = { create: 'được tạo', update: 'được sửa', delete: 'bị xóa' } as const
const units = { minutes: 'phút', hours: 'giờ', days: 'ngày' } as const

const comparisons: Readonly<Record<string, string>> = { '==': 'là', '!=': 'khác', '<': 'nhỏ hơn', '<=': 'nhiều nhất là', '>': 'lớn hơn', '>=': 'ít nhất là', in: 'là một trong', contains: 'chứa', starts_with: 'bắt đầu bằng' }

export const vi: Phrases = {
  unfinished: 'phần chưa điền xong',
  nothing: 'trống',
  requester: 'người đề nghị',
  record: 'bản ghi',
  before: 'trước khi thay đổi',
  batch: { 'batch.count': 'số bản ghi', 'batch.created': 'số bản ghi được tạo', 'batch.updated': 'số bản ghi được sửa', 'batch.file': 'tên tệp' },
  theRecord: (object) => `bản ghi ${object}`,
  given: { decision: 'quyết định', by: 'người quyết định', approved_by: 'những người đã duyệt', first: 'bản ghi tìm được', items: 'các bản ghi tìm được', count: 'số bản ghi tìm được', record: 'bản ghi mới', status: 'trạng thái', body: 'nội dung trả lời', state: 'kết quả', error: 'lỗi', node: 'bước' },
  and: (items) => listed(items, 'và'),
  channel: { in_app: 'trong ứng dụng', email: 'qua e-mail' },
  quoted: (text) => `“${text}”`,
  span: (count, unit) => `${count} ${units[unit]}`,
  people: {
    role: (role) => `mọi người có vai trò “${role}”`,
    manager: (of, level) => (level === 1 ? `quản lý trực tiếp của ${of}` : `quản lý trên ${level} cấp của ${of}`),
    head: (of) => `trưởng phòng của ${of}`,
    near: (people) => `${people} trong phòng ban của người đề nghị`,
    matrix: (amount, of) => `người mà ma trận chỉ định theo ${amount} và phòng ban của ${of}`,
    otherwise: (people, instead) => `${people} (nếu không tìm thấy ai thì ${instead})`,
  },
  trigger: {
    record: (on, object) => `Khi ${object} ${listed(on.map((each) => events[each]), 'hoặc')}`,
    button: (label, object) => `Khi có người bấm “${label}” trên ${object}`,
    roles: (roles) => `chỉ dành cho ${roles}`,
    schedule: (when) => when,
    each: (object) => `cho từng bản ghi ${object}`,
    date: (field, object, { count, span, at }) => `${count === 0 ? `Khi đến ${field} của ${object}` : `${span} ${count < 0 ? 'trước' : 'sau'} ${field} của ${object}`}${at === undefined ? '' : `, lúc ${at}`}`,
    webhook: 'Khi hệ thống khác gửi dữ liệu đến địa chỉ của quy trình',
    flow: (object) => (object === undefined ? 'Khi quy trình khác gọi' : `Khi quy trình khác gọi cho ${object}`),
    when: (trigger, condition) => `${trigger}, nếu ${condition}`,
    once: (trigger) => `${trigger}; mỗi lần nhập chỉ chạy một lần, khi đã nhập xong`,
  },
  node: {
    approval: (who) => `Đề nghị ${who} phê duyệt`,
    mode: { any: 'một người duyệt là đủ', all: 'tất cả cùng duyệt', sequence: 'duyệt lần lượt' },
    due: (span) => `hạn ${span}`,
    whenDue: { add_managers: 'quá hạn thì hỏi thêm quản lý của họ', to_managers: 'quá hạn thì chuyển cho quản lý của họ', approve: 'quá hạn thì coi như đã duyệt', reject: 'quá hạn thì coi như bị từ chối' },
    form: (who, fields) => `Đề nghị ${who} điền ${fields}`,
    copy: (who) => `Gửi để ${who} biết`,
    find: (objects, conditions) => (conditions === undefined ? `Tìm ${objects}` : `Tìm ${objects} có ${conditions}`),
    create: (object, values) => `Tạo ${object}: ${values}`,
    change: (record, values) => `Sửa ${record}: ${values}`,
    value: (field, value) => `${field} thành ${value}`,
    tell: (who, message, by) => `Báo cho ${who}${by === undefined ? '' : ` ${by}`}: “${message}”`,
    webhook: (event, { url, fields }) => `Báo cho ${url} “${event}”${fields === undefined ? '' : ` kèm ${fields}`}`,
    request: (method, url) => `Gửi yêu cầu ${method} đến ${url}`,
    wait: (span) => `Chờ ${span}`,
    until: (moment) => `Chờ đến ${moment}`,
    assign: (values) => `Ghi nhớ: ${values}`,
    subFlow: (flow, record) => `Chạy quy trình “${flow}” cho ${record} và chờ xong`,
    parallel: 'Làm cùng lúc:',
    joinAll: 'Khi tất cả nhánh đã xong:',
    joinAny: 'Ngay khi một nhánh xong:',
    end: 'Quy trình kết thúc.',
    stop: 'Quy trình kết thúc ngay, cùng mọi việc còn mở.',
    handler: 'Nếu có lỗi mà không bước nào xử lý:',
  },
  port: { approved: 'Nếu được duyệt:', rejected: 'Nếu bị từ chối:', failed: 'Nếu bước này lỗi:', otherwise: 'Trường hợp khác:', when: (condition) => `Nếu ${condition}:`, branch: (label) => `${label}:` },
  goOn: (number) => `Tiếp tục ở bước ${number}.`,
  goOnBelow: 'Tiếp tục ở dưới.',
  openEnd: 'Chưa có gì tiếp theo.',
  compared: (field, comparison, value) => (comparison === 'is_blank' ? `${field} để trống` : `${field} ${comparisons[comparison] ?? comparison} ${value}`),
}
