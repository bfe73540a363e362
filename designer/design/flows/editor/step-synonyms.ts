/** Other words by which people look for a step, in all languages at once. */
export const stepSynonyms: Readonly<Record<string, string>> = {
  condition: 'if else filter branch decision xor gateway switch nhánh rẽ nhánh điều kiện 判断 如果 网关',
  parallel: 'simultaneous branch split fork and parallel song song cùng lúc tách 并行 同时 分叉',
  wait: 'remind later until delay timer pause sleep hẹn giờ tạm dừng 延时 定时 暂停',
  assign: 'set variable calculate formula gán tính toán 赋值 计算',
  sub_flow: 'call subflow process gọi quy trình con 子流程 调用',
  error_handler: 'catch exception error failure ngoại lệ lỗi 异常 错误',
  end: 'stop finish terminate dừng hoàn tất 终止 完成',
  approval: 'approve sign off ok review request manager ký duyệt phê duyệt trình 审核 批准 签字 会签',
  form_task: 'task form input fill todo biểu mẫu nhập việc cần làm 任务 待办 填写',
  cc: 'cc copy inform read đồng gửi biết 抄送 知会',
  find_records: 'search query get lookup list tìm kiếm lấy 查询 搜索 获取',
  create_record: 'insert add new record thêm mới tạo 新增 创建 添加',
  update_record: 'update change set field edit cập nhật đổi 更新 编辑',
  notify: 'email mail letter tell inform message send notification gửi thư điện tử thông báo nhắc báo 邮件 邮箱 消息 提醒',
  webhook: 'webhook event push callback signed sự kiện báo 推送 事件 回调 网络钩子',
  http_request: 'api rest url fetch call integration kết nối gọi 接口 集成 请求',
}
