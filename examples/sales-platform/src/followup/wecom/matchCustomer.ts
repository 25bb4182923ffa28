export interface WecomContact {
  readonly externalUserId: string;
  readonly unionId: string | undefined;
  readonly remarkPhone: string | undefined;
}

export interface Customer {
  readonly id: string;
  readonly unionId: string | undefined;
  readonly phones: readonly string[];
}

/**
 * 企微里的这个人是系统里的谁：先认 unionId，再认销售备注的手机号；都对不上就留给销售手工选。
 *
 * @req CRM-015
 */
export function matchCustomer(contact: WecomContact, customers: readonly Customer[]): Customer | undefined {
  const { unionId, remarkPhone } = contact;
  return (
    customers.find((customer) => unionId !== undefined && customer.unionId === unionId) ??
    customers.find((customer) => remarkPhone !== undefined && customer.phones.includes(remarkPhone))
  );
}
