import { type FieldSamples, is } from '../field-samples.ts'

const hanoi = { street: '12 Lý Thường Kiệt', ward: 'Cửa Nam', district: 'Hoàn Kiếm', city: 'Hà Nội', country: 'VN' }

const beijing = { street: '中关村大街1号', district: '海淀区', city: '北京市', postal_code: '100080', country: 'CN' }

export const samples: FieldSamples = {
  type: 'address',
  settings: {},
  settingsMatter: {},
  valid: [
    [hanoi, hanoi],
    [{ country: 'vn', city: ' Hue\u0302\u0301 ', street: '' }, { city: 'Huế', country: 'VN' }],
    [{ street: ' 1 High St\r\nFlat 2 ' }, { street: '1 High St\nFlat 2' }],
    [{ text: 'Số 5, phố Huế' }, { text: 'Số 5, phố Huế' }],
    [{ city: ' ', country: '' }, null],
    [{}, null],
    ['', null],
  ],
  invalid: [
    ['12 Lý Thường Kiệt', 'wrong-kind'],
    [['Hà Nội'], 'wrong-kind'],
    [{ city: 'Hà Nội', planet: 'Earth' }, 'unknown-part'],
    [{ city: 'Hà Nội', constructor: 'x' }, 'unknown-part'],
    [JSON.parse('{"__proto__": "x"}') as Record<string, string>, 'unknown-part'],
    [{ country: 'Vietnam' }, 'not-an-option'],
    [{ country: 'ZZ' }, 'not-an-option'],
    [{ city: 'x'.repeat(201) }, 'too-long'],
    [{ city: 'a\u0000b' }, 'bad-characters'],
    [true, 'wrong-kind'],
  ],
  written: [
    ['12 Lý Thường Kiệt, Hà Nội', is({ text: '12 Lý Thường Kiệt, Hà Nội' })],
    ['1 High St\r\nLondon', is({ text: '1 High St\nLondon' })],
    ['  ', is(null)],
    ['', is(null)],
  ],
  shown: [
    [hanoi, { en: '12 Lý Thường Kiệt, Cửa Nam, Hoàn Kiếm, Hà Nội, Vietnam', vi: '12 Lý Thường Kiệt, Cửa Nam, Hoàn Kiếm, Hà Nội, Việt Nam', 'zh-CN': '12 Lý Thường Kiệt, Cửa Nam, Hoàn Kiếm, Hà Nội, 越南' }],
    [beijing, { en: 'China 北京市海淀区中关村大街1号 100080', vi: 'Trung Quốc 北京市海淀区中关村大街1号 100080', 'zh-CN': '中国北京市海淀区中关村大街1号 100080' }],
    [{ street: '1 Keji Rd', city: 'Shenzhen', region: 'Guangdong', postal_code: '518057', country: 'CN' }, { en: '1 Keji Rd, Shenzhen, Guangdong 518057, China', vi: '1 Keji Rd, Shenzhen, Guangdong 518057, Trung Quốc', 'zh-CN': '1 Keji Rd, Shenzhen, Guangdong 518057, 中国' }],
    [{ street: '1 Main St', city: 'Austin', region: 'TX', postal_code: '78701', country: 'US' }, { en: '1 Main St, Austin, TX 78701, United States', vi: '1 Main St, Austin, TX 78701, Hoa Kỳ', 'zh-CN': '1 Main St, Austin, TX 78701, 美国' }],
    [{ street: '10 Downing St', city: 'London', postal_code: 'SW1A 2AA' }, '10 Downing St, London SW1A 2AA'],
    [{ street: 'Hauptstr. 5', city: 'Berlin', postal_code: '10115', country: 'DE' }, { en: 'Hauptstr. 5, 10115 Berlin, Germany', vi: 'Hauptstr. 5, 10115 Berlin, Đức', 'zh-CN': 'Hauptstr. 5, 10115 Berlin, 德国' }],
    [{ street: '10 Downing St', city: 'London', postal_code: 'SW1A 2AA', country: 'GB' }, { en: '10 Downing St, London, SW1A 2AA, United Kingdom', vi: '10 Downing St, London, SW1A 2AA, Vương quốc Anh', 'zh-CN': '10 Downing St, London, SW1A 2AA, 英国' }],
    [{ postal_code: '70000' }, '70000'],
    [{ text: 'Số 5\nphố Huế', country: 'VN' }, 'Số 5, phố Huế'],
  ],
  faulty: [],
  stored: [[{ city: 'Hà Nội', street: '1 A', planet: 'x' }, { street: '1 A', city: 'Hà Nội' }]],
}
