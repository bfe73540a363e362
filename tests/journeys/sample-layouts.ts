/** How the sample workspace shows its deals and customers: with stages, conditions, tabs and related lists. */
export const dealForm = {
  kind: 'layout', format: 1, id: 'lay_0000000dea10', name: 'deal_form', object: 'deal', for: 'form',
  label: { en: 'Deal form', vi: 'Biểu mẫu cơ hội', 'zh-CN': '商机表单' },
  tabs: [
    {
      id: 'tab_0000000dea11', label: { en: 'Details', vi: 'Chi tiết', 'zh-CN': '详情' },
      sections: [
        {
          id: 'sec_0000000dea11', label: { en: 'Basics', vi: 'Cơ bản', 'zh-CN': '基本信息' },
          items: [
            { id: 'itm_0000000dea11', field: 'name', span: 2 },
            { id: 'itm_0000000dea12', field: 'customer' },
            { id: 'itm_0000000dea13', field: 'stage' },
            { id: 'itm_0000000dea14', field: 'amount', required: { in: [{ var: 'stage' }, ['open', 'won']] } },
            { id: 'itm_0000000dea15', field: 'close_date', readOnly: { '==': [{ var: 'stage' }, 'won'] } },
          ],
        },
        {
          id: 'sec_0000000dea12', label: { en: 'What was agreed', vi: 'Nội dung đã thống nhất', 'zh-CN': '约定内容' }, columns: 3,
          items: [
            { id: 'itm_0000000dea16', text: { en: 'The margin is asked for large amounts only.', vi: 'Chỉ hỏi biên lợi nhuận khi giá trị lớn.', 'zh-CN': '金额较大时才填写毛利率。' }, span: 3 },
            { id: 'itm_0000000dea17', field: 'margin', visible: { and: [{ '>': [{ var: 'amount' }, 1_000_000_000] }, { '!=': [{ var: 'customer.industry' }, 'trade'] }] } },
            { id: 'itm_0000000dea18', field: 'met_at' },
            { id: 'itm_0000000dea19', field: 'is_urgent' },
            { id: 'itm_0000000dea1e', field: 'profit' },
            { id: 'itm_0000000dea1a', field: 'notes', span: 3 },
          ],
        },
      ],
    },
    {
      id: 'tab_0000000dea12', label: { en: 'Responsible', vi: 'Phụ trách', 'zh-CN': '负责' },
      sections: [{ id: 'sec_0000000dea13', label: { en: 'Who works on it', vi: 'Người thực hiện', 'zh-CN': '负责人员' }, items: [{ id: 'itm_0000000dea1b', field: 'owner' }, { id: 'itm_0000000dea1c', field: 'number' }] }],
    },
  ],
} as const

export const dealPage = { ...dealForm, id: 'lay_0000000dea20', name: 'deal_page', for: 'page', path: 'stage', label: { en: 'Deal page', vi: 'Trang cơ hội', 'zh-CN': '商机页面' }, tabs: withOtherIds(dealForm.tabs) } as const

export const customerPage = {
  kind: 'layout', format: 1, id: 'lay_000000cstmr1', name: 'customer_page', object: 'customer', for: 'page',
  label: { en: 'Customer', vi: 'Khách hàng', 'zh-CN': '客户' },
  tabs: [
    {
      id: 'tab_000000cstmr1', label: { en: 'Customer', vi: 'Khách hàng', 'zh-CN': '客户' },
      sections: [
        {
          id: 'sec_000000cstmr1', label: { en: 'Company', vi: 'Công ty', 'zh-CN': '公司' },
          items: [
            { id: 'itm_000000cstmr1', field: 'name' },
            { id: 'itm_000000cstmr2', field: 'industry' },
            { id: 'itm_000000cstmr4', field: 'address', span: 2 },
            { id: 'itm_000000cstmr3', related: 'deals', columns: ['name', 'stage', 'amount', 'close_date'], span: 2 },
          ],
        },
      ],
    },
  ],
} as const

/** The same parts for another layout: ids stand for one thing in the whole workspace. */
function withOtherIds<Value>(value: Value): Value {
  // Only ids differ, so the copy is of the same type.
  return JSON.parse(JSON.stringify(value).replaceAll(/"(tab|sec|itm)_0000000dea1/g, '"$1_0000000dea2')) as Value
}
