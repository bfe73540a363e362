/** What the sample workspace works with, labelled in all three languages so that no picture falls back. */
export const customerObject = {
  kind: 'object', format: 1, id: 'obj_000000cstmr0', name: 'customer', icon: 'building', title: 'name', subtitle: ['industry'], pool: { limit: 40, returnAfterDays: 7 },
  label: { en: 'Customer', vi: 'Khách hàng', 'zh-CN': '客户' },
  plural: { en: 'Customers', vi: 'Khách hàng', 'zh-CN': '客户' },
  fields: [
    { id: 'fld_000000cstmr1', name: 'name', type: 'text', label: { en: 'Name', vi: 'Tên', 'zh-CN': '名称' }, required: true },
    {
      id: 'fld_000000cstmr2', name: 'industry', type: 'picklist', label: { en: 'Industry', vi: 'Ngành', 'zh-CN': '行业' },
      options: [
        { id: 'opt_000000cstmr1', value: 'trade', label: { en: 'Trade', vi: 'Thương mại', 'zh-CN': '贸易' }, color: 'blue' },
        { id: 'opt_000000cstmr2', value: 'retail', label: { en: 'Retail', vi: 'Bán lẻ', 'zh-CN': '零售' }, color: 'orange' },
      ],
    },
    { id: 'fld_000000cstmr3', name: 'address', type: 'address', label: { en: 'Head office', vi: 'Trụ sở', 'zh-CN': '总部地址' } },
  ],
} as const

export const dealObject = {
  kind: 'object', format: 1, id: 'obj_0000000dea10', name: 'deal', icon: 'target', team: true, title: 'name', subtitle: ['customer'], facts: ['amount', 'stage', 'close_date'],
  label: { en: 'Deal', vi: 'Cơ hội', 'zh-CN': '商机' },
  plural: { en: 'Deals', vi: 'Cơ hội', 'zh-CN': '商机' },
  fields: [
    { id: 'fld_0000000dea11', name: 'name', type: 'text', label: { en: 'Name', vi: 'Tên', 'zh-CN': '名称' }, required: true, maxLength: 80 },
    { id: 'fld_0000000dea12', name: 'number', type: 'autonumber', label: { en: 'No.', vi: 'Số', 'zh-CN': '编号' }, pattern: 'D-{yyyy}-{0000}', reset: 'year' },
    { id: 'fld_0000000dea13', name: 'customer', type: 'lookup', label: { en: 'Customer', vi: 'Khách hàng', 'zh-CN': '客户' }, object: 'customer', onDelete: 'restrict', inverse: { name: 'deals', label: { en: 'Deals', vi: 'Cơ hội', 'zh-CN': '商机' } } },
    { id: 'fld_0000000dea14', name: 'amount', type: 'currency', label: { en: 'Amount', vi: 'Giá trị', 'zh-CN': '金额' }, currency: 'VND', min: '0' },
    {
      id: 'fld_0000000dea15', name: 'stage', type: 'picklist', label: { en: 'Stage', vi: 'Giai đoạn', 'zh-CN': '阶段' }, default: 'new',
      options: [
        { id: 'opt_0000000dea11', value: 'new', label: { en: 'New', vi: 'Mới', 'zh-CN': '新建' }, color: 'gray' },
        { id: 'opt_0000000dea12', value: 'open', label: { en: 'Negotiating', vi: 'Đàm phán', 'zh-CN': '谈判中' }, color: 'violet' },
        { id: 'opt_0000000dea13', value: 'won', label: { en: 'Won', vi: 'Thành công', 'zh-CN': '赢单' }, color: 'green' },
      ],
    },
    { id: 'fld_0000000dea16', name: 'close_date', type: 'date', label: { en: 'Close date', vi: 'Ngày chốt', 'zh-CN': '成交日期' } },
    { id: 'fld_0000000dea17', name: 'met_at', type: 'datetime', label: { en: 'Last meeting', vi: 'Lần gặp gần nhất', 'zh-CN': '最近会面' } },
    { id: 'fld_0000000dea18', name: 'is_urgent', type: 'boolean', label: { en: 'Urgent', vi: 'Gấp', 'zh-CN': '紧急' } },
    { id: 'fld_0000000dea19', name: 'margin', type: 'percent', label: { en: 'Margin', vi: 'Biên lợi nhuận', 'zh-CN': '毛利率' } },
    { id: 'fld_0000000dea1a', name: 'email', type: 'email', label: { en: 'Contact', vi: 'Liên hệ', 'zh-CN': '联系人' }, personal: 'basic', purpose: { en: 'To agree on dates and offers', vi: 'Hẹn lịch và gửi báo giá', 'zh-CN': '约定时间和发送报价' }, legalBasis: 'contract' },
    { id: 'fld_0000000dea1b', name: 'notes', type: 'long_text', label: { en: 'Notes', vi: 'Ghi chú', 'zh-CN': '备注' }, help: { en: 'What was agreed, in a sentence or two.', vi: 'Những gì đã thống nhất, một hai câu.', 'zh-CN': '用一两句话写下已达成的内容。' } },
    {
      id: 'fld_0000000dea1d', name: 'profit', type: 'formula', label: { en: 'Expected profit', vi: 'Lợi nhuận dự kiến', 'zh-CN': '预计利润' }, returns: 'currency', currency: 'VND',
      expression: { '/': [{ '*': [{ var: 'amount' }, { var: 'margin' }] }, 100] },
    },
  ],
} as const

/** The deal of the first release, with a field that went later. */
export const dealBefore = {
  ...dealObject,
  fields: [...dealObject.fields, { id: 'fld_0000000dea1f', name: 'fax', type: 'phone', label: { en: 'Fax', vi: 'Số fax', 'zh-CN': '传真' } }],
} as const

/** The deal of the draft: a new field, one that is required from now on, and one that goes. */
export const dealInDraft = {
  ...dealObject,
  fields: [
    ...dealObject.fields.filter(({ name }) => name !== 'email').map((field) => (field.name === 'amount' ? { ...field, required: true } : field)),
    { id: 'fld_0000000dea1c', name: 'website', type: 'url', label: { en: 'Website', vi: 'Trang web', 'zh-CN': '网站' } },
  ],
} as const

/** Views of deals: a board and a calendar. */
export const dealViews = [
  {
    kind: 'view', format: 1, id: 'viw_0000000dea11', name: 'deal_by_stage', label: { en: 'By stage', vi: 'Theo giai đoạn', 'zh-CN': '按阶段' },
    object: 'deal', as: 'board', columns: ['name', 'customer', 'amount', 'stage'], sort: [{ path: 'amount', direction: 'desc' }], board: { by: 'stage', cards: ['customer', 'amount', 'close_date'], sum: 'amount' },
  },
  {
    kind: 'view', format: 1, id: 'viw_0000000dea12', name: 'deal_by_date', label: { en: 'By close date', vi: 'Theo ngày chốt', 'zh-CN': '按成交日期' },
    object: 'deal', as: 'calendar', columns: ['name', 'customer.industry', 'close_date'], where: { '!=': [{ var: 'stage' }, 'won'] }, calendar: { from: 'close_date' },
  },
] as const

/** Live, and nobody has made one yet: record types, options that depend on others, and types that are seldom. */
export const contractObject = {
  kind: 'object', format: 1, id: 'obj_00000c0ntrac', name: 'contract', icon: 'file-certificate', title: 'name',
  label: { en: 'Framework contract', vi: 'Hợp đồng nguyên tắc', 'zh-CN': '框架合同' },
  plural: { en: 'Framework contracts', vi: 'Hợp đồng nguyên tắc', 'zh-CN': '框架合同' },
  description: { en: 'What was agreed for more than one deal.', vi: 'Những điều đã thoả thuận cho nhiều cơ hội cùng lúc.', 'zh-CN': '适用于多个商机的约定。' },
  recordTypes: [
    { id: 'rty_00000c0ntra1', name: 'purchase', label: { en: 'Purchase', vi: 'Mua hàng', 'zh-CN': '采购' } },
    { id: 'rty_00000c0ntra2', name: 'service', label: { en: 'Maintenance and service', vi: 'Bảo trì và dịch vụ', 'zh-CN': '维护与服务' } },
  ],
  fields: [
    { id: 'fld_00000c0ntra1', name: 'name', type: 'text', label: { en: 'Subject', vi: 'Nội dung', 'zh-CN': '标题' }, required: true },
    { id: 'fld_00000c0ntra2', name: 'customer', type: 'lookup', label: { en: 'Customer', vi: 'Khách hàng', 'zh-CN': '客户' }, object: 'customer', onDelete: 'restrict' },
    { id: 'fld_00000c0ntra3', name: 'signed_on', type: 'date', label: { en: 'Signed on', vi: 'Ngày ký', 'zh-CN': '签订日期' } },
    {
      id: 'fld_00000c0ntra4', name: 'region', type: 'picklist', label: { en: 'Region', vi: 'Vùng', 'zh-CN': '地区' },
      options: [
        { id: 'opt_00000c0ntra1', value: 'north', label: { en: 'North', vi: 'Miền Bắc', 'zh-CN': '北部' } },
        { id: 'opt_00000c0ntra2', value: 'south', label: { en: 'South', vi: 'Miền Nam', 'zh-CN': '南部' } },
      ],
    },
    {
      id: 'fld_00000c0ntra5', name: 'depots', type: 'multi_picklist', label: { en: 'Depots', vi: 'Kho', 'zh-CN': '仓库' },
      options: [
        { id: 'opt_00000c0ntra3', value: 'hanoi', label: { en: 'Hà Nội', vi: 'Hà Nội', 'zh-CN': '河内' }, color: 'teal' },
        { id: 'opt_00000c0ntra4', value: 'haiphong', label: { en: 'Hải Phòng', vi: 'Hải Phòng', 'zh-CN': '海防' }, color: 'blue' },
        { id: 'opt_00000c0ntra5', value: 'cantho', label: { en: 'Cần Thơ', vi: 'Cần Thơ', 'zh-CN': '芹苴' }, color: 'orange' },
      ],
      dependsOn: { field: 'region', options: { north: ['hanoi', 'haiphong'], south: ['cantho'] } },
    },
    { id: 'fld_00000c0ntra6', name: 'words', type: 'tags', label: { en: 'Tags', vi: 'Thẻ', 'zh-CN': '标签' } },
    { id: 'fld_00000c0ntra7', name: 'satisfaction', type: 'rating', label: { en: 'Satisfaction', vi: 'Mức hài lòng', 'zh-CN': '满意度' } },
    { id: 'fld_00000c0ntra8', name: 'effort', type: 'duration', label: { en: 'Effort', vi: 'Công sức', 'zh-CN': '工作量' }, unit: 'hours' },
    { id: 'fld_00000c0ntra9', name: 'terms', type: 'rich_text', label: { en: 'Terms', vi: 'Điều khoản', 'zh-CN': '条款' } },
  ],
} as const

/** New in the draft: labelled in one language, and no role can open it. */
export const visitObject = {
  kind: 'object', format: 1, id: 'obj_0000000v1s1t', name: 'visit', icon: 'map-pin', title: 'name',
  label: { vi: 'Lịch thăm khách hàng' }, plural: { vi: 'Lịch thăm khách hàng' },
  fields: [
    { id: 'fld_0000000v1s11', name: 'name', type: 'text', label: { vi: 'Mục đích' }, required: true },
    { id: 'fld_0000000v1s12', name: 'customer', type: 'lookup', label: { vi: 'Khách hàng' }, object: 'customer', onDelete: 'restrict' },
  ],
} as const

export const salesRoleBefore = {
  kind: 'role', format: 1, id: 'rol_0000000sa1es', name: 'sales',
  label: { en: 'Sales and customer care', vi: 'Kinh doanh và chăm sóc khách hàng', 'zh-CN': '销售与客户服务' },
  objects: { customer: { create: true, read: 'all', update: 'all' }, deal: { create: true, read: 'all', update: 'own', delete: 'own' } },
  fields: { 'deal.margin': 'none', 'customer.industry': 'read' },
} as const

export const salesRole = { ...salesRoleBefore, objects: { ...salesRoleBefore.objects, contract: { read: 'all' }, purchase: { create: true, read: 'all', update: 'own' } } } as const

/** Points at an object that is not there, and is named by a field that it does not have. */
export const faultyObject = {
  kind: 'object', format: 1, id: 'obj_000000rder00', name: 'order', icon: 'shopping-cart', title: 'subject',
  label: { en: 'Order', vi: 'Đơn hàng', 'zh-CN': '订单' }, plural: { en: 'Orders', vi: 'Đơn hàng', 'zh-CN': '订单' },
  fields: [
    { id: 'fld_000000rder01', name: 'name', type: 'text', label: { en: 'Name', vi: 'Tên', 'zh-CN': '名称' }, required: true },
    { id: 'fld_000000rder02', name: 'total', type: 'currency', label: { en: 'Total', vi: 'Tổng cộng', 'zh-CN': '总计' }, currency: 'VND', min: '100', max: '10' },
    { id: 'fld_000000rder03', name: 'buyer', type: 'lookup', label: { en: 'Buyer', vi: 'Người mua', 'zh-CN': '买方' }, object: 'buyer', onDelete: 'restrict' },
  ],
} as const

/** New in the draft: fields asked, hidden and limited by conditions, over two tabs. */
export const dealLayout = {
  kind: 'layout', format: 1, id: 'lay_0000000dea1s', name: 'deal_sales_page', label: { en: 'Deal page for sales', vi: 'Trang cơ hội cho kinh doanh', 'zh-CN': '销售商机页面' },
  object: 'deal', for: 'page', roles: ['sales'], priority: 10, path: 'stage',
  tabs: [
    {
      id: 'tab_0000000dea31', label: { en: 'Details', vi: 'Chi tiết', 'zh-CN': '详情' },
      sections: [
        {
          id: 'sec_0000000dea31', label: { en: 'Basics', vi: 'Thông tin chính', 'zh-CN': '基本信息' },
          items: [
            { id: 'itm_0000000dea31', field: 'name', span: 2 },
            { id: 'itm_0000000dea32', field: 'customer' },
            { id: 'itm_0000000dea33', field: 'amount', required: { '==': [{ var: 'stage' }, 'won'] } },
            { id: 'itm_0000000dea34', field: 'stage', options: [{ when: { is_blank: [{ var: 'amount' }] }, values: ['new', 'open'] }] },
            { id: 'itm_0000000dea35', field: 'close_date', visible: { in: [{ var: 'stage' }, ['open', 'won']] }, whenHidden: 'clear', help: { en: 'When the customer means to sign.', vi: 'Khi khách hàng dự định ký.', 'zh-CN': '客户计划签约的日期。' } },
          ],
        },
        {
          id: 'sec_0000000dea32', label: { en: 'Terms', vi: 'Điều khoản', 'zh-CN': '条款' }, columns: 3,
          items: [
            { id: 'itm_0000000dea36', heading: { en: 'Money', vi: 'Tiền', 'zh-CN': '资金' }, span: 3 },
            { id: 'itm_0000000dea37', field: 'margin', readOnly: { '==': [{ var: 'stage' }, 'won'] } },
            { id: 'itm_0000000dea38', field: 'is_urgent' },
            { id: 'itm_0000000dea39', field: 'notes', span: 3 },
          ],
        },
      ],
    },
    { id: 'tab_0000000dea32', label: { en: 'History', vi: 'Lịch sử', 'zh-CN': '历史' }, sections: [] },
  ],
} as const

/** Judges deals over their customers. */
export const bigDealRule = {
  kind: 'rule', format: 1, id: 'rul_0000000dea11', name: 'deal_big_needs_meeting', object: 'deal',
  label: { en: 'A big deal needs a meeting', vi: 'Cơ hội lớn phải gặp khách', 'zh-CN': '大额商机需要会面' },
  refuseWhen: { and: [{ '>': [{ var: 'amount' }, 100_000_000] }, { or: [{ is_blank: [{ var: 'met_at' }] }, { '!': [{ in: [{ var: 'customer.industry' }, ['trade']] }] }] }] },
  message: { en: 'Meet the customer before a deal above 100 million.', vi: 'Hãy gặp khách trước khi lập cơ hội trên 100 triệu.', 'zh-CN': '超过 1 亿的商机须先与客户会面。' },
  field: 'met_at',
} as const
