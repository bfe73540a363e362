/** A file as it is dropped on a page. */
interface DroppedFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const csv = (name: string, lines: readonly string[]): DroppedFile => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) })

/** Deals as a colleague keeps them in Excel; some rows cannot be taken. */
export const dealsFile = csv('Co hoi quy 4.csv', [
  'Name,Customer,Amount,Stage,Close date,Contact',
  'Nâng cấp tổng đài chăm sóc khách hàng,Acme Việt Nam,850000000,New,2026-12-04,thu.ha@acme.vn',
  '上海贸易二期,上海远东贸易有限公司,1200000000,Negotiating,2026-12-11,wang@yuandong.cn',
  'Kho lạnh Long An,Công ty Cổ phần Thực phẩm Đông Lạnh Miền Tây,640000000,Won,2026-11-28,phong@mientay.vn',
  'Showroom renovation,Harbour Holdings,315000000,New,2026-13-02,amy@harbour.example',
  'Bảo trì thang máy,Công ty Tân Phú,thoả thuận,New,2026-12-18,ky.thuat@tanphu.vn',
  ',Acme Việt Nam,90000000,Lost,2026-12-20,sales(at)acme.vn',
  'Đồng phục bảo vệ,Acme Việt Nam,45000000,Negotiating,2026-12-22,',
])

/** A table that is to become an object of its own. */
export const suppliersFile = csv('Nhà cung cấp.csv', [
  'Tên nhà cung cấp,Mã số thuế,Khách hàng giới thiệu,Ngày ký,Hạn mức,Xếp loại,Đang giao dịch',
  'Công ty TNHH Bao bì Sông Hàn,0401234567,Acme Việt Nam,2025-03-14,150000000,A,Có',
  'Xưởng mộc Quảng Nam,0409876543,Harbour Holdings,2024-11-02,80000000,B,Có',
  '广州包装材料有限公司,0312345678,Acme Việt Nam,2026-01-20,420000000,A,Có',
  'Vận tải Bắc Trung Nam,0301112223,Harbour Holdings,2023-07-09,260000000,C,Không',
])
