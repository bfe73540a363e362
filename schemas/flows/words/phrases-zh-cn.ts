import type { Phrases } from './phrases.ts'

const events = { create: '创建', update: '修改', delete: '删除' } as const
const units = { minutes: '分钟', hours: '小时', days: '天' } as const

const comparisons: Readonly<Record<string, string>> = { '==': '等于', '!=': '不等于', '<': '小于', '<=': '小于或等于', '>': '大于', '>=': '大于或等于', in: '是其中之一：', contains: '包含', starts_with: '开头是' }

const listed = (items: readonly string[], last: string): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join('、')}${last}${items.at(-1)}`)

export const zhCN: Phrases = {
  unfinished: '尚未填写的内容',
  nothing: '空',
  requester: '申请人',
  record: '记录',
  before: '变更前',
  batch: { 'batch.count': '记录数', 'batch.created': '创建的记录数', 'batch.updated': '修改的记录数', 'batch.file': '文件名' },
  theRecord: (object) => `该${object}`,
  given: { decision: '审批结果', by: '处理人', approved_by: '已同意的人', first: '找到的记录', items: '找到的全部记录', count: '找到的数量', record: '新记录', status: '状态', body: '返回内容', state: '结束状态', error: '错误', node: '节点' },
  and: (items) => listed(items, '和'),
  channel: { in_app: '应用内', email: '邮件' },
  quoted: (text) => `“${text}”`,
  span: (count, unit) => `${count} ${units[unit]}`,
  people: {
    role: (role) => `角色“${role}”的成员`,
    manager: (of, level) => (level === 1 ? `${of}的直属上级` : `${of}往上第 ${level} 级上级`),
    head: (of) => `${of}所在部门的负责人`,
    near: (people) => `申请人所在部门的${people}`,
    matrix: (amount, of) => `审批矩阵按${amount}和${of}所在部门确定的人`,
    otherwise: (people, instead) => `${people}（找不到人时为${instead}）`,
  },
  trigger: {
    record: (on, object) => `当${object}被${listed(on.map((each) => events[each]), '或')}时`,
    button: (label, object) => `当有人在${object}上点击“${label}”时`,
    roles: (roles) => `仅限 ${roles}`,
    schedule: (when) => when,
    each: (object) => `对每条${object}`,
    date: (field, object, { count, span, at }) => `${count === 0 ? `到${object}的${field}时` : `${object}的${field}${count < 0 ? '之前' : '之后'} ${span}`}${at === undefined ? '' : `，${at}`}`,
    webhook: '当其他系统向该流程的地址发送数据时',
    flow: (object) => (object === undefined ? '由其他流程调用时' : `由其他流程为${object}调用时`),
    when: (trigger, condition) => `${trigger}，如果${condition}`,
    once: (trigger) => `${trigger}；每次导入完成后只启动一次`,
  },
  node: {
    approval: (who) => `请${who}审批`,
    mode: { any: '或签', all: '会签', sequence: '依次审批' },
    due: (span) => `${span}内`,
    whenDue: { add_managers: '到期后其上级一并审批', to_managers: '到期后改由其上级审批', approve: '到期视为同意', reject: '到期视为拒绝' },
    form: (who, fields) => `请${who}填写${fields}`,
    copy: (who) => `抄送${who}`,
    find: (objects, conditions) => (conditions === undefined ? `查找${objects}` : `查找${objects}：${conditions}`),
    create: (object, values) => `创建${object}：${values}`,
    change: (record, values) => `修改${record}：${values}`,
    value: (field, value) => `${field} 变为 ${value}`,
    tell: (who, message, by) => `${by === undefined ? '' : `通过${by}`}通知${who}：“${message}”`,
    webhook: (event, { url, fields }) => `向 ${url} 通知“${event}”${fields === undefined ? '' : `，附带${fields}`}`,
    request: (method, url) => `向 ${url} 发送 ${method} 请求`,
    wait: (span) => `等待 ${span}`,
    until: (moment) => `等待到 ${moment}`,
    assign: (values) => `记下：${values}`,
    subFlow: (flow, record) => `为${record}运行流程“${flow}”并等待结束`,
    parallel: '同时进行：',
    joinAll: '全部完成后：',
    joinAny: '任一完成后：',
    end: '流程结束。',
    stop: '流程立即结束，未完成的全部终止。',
    handler: '如果出错且没有其他处理：',
  },
  port: { approved: '如果同意：', rejected: '如果拒绝：', failed: '如果失败：', otherwise: '其他情况：', when: (condition) => `如果${condition}：`, branch: (label) => `${label}：` },
  goOn: (number) => `转到第 ${number} 步。`,
  goOnBelow: '继续下面的步骤。',
  openEnd: '之后还没有步骤。',
  compared: (field, comparison, value) => (comparison === 'is_blank' ? `${field} 为空` : `${field} ${comparisons[comparison] ?? comparison} ${value}`),
}
