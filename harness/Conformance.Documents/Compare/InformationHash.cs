namespace Conformance.Documents.Compare;

/// <summary>64-bit hashes of information, for pairing; equal information has equal hashes, whatever the syntax.</summary>
internal static class InformationHash
{
    public static ulong Of(InformationNode node)
    {
        switch (node)
        {
            case InformationValue value:
                return ContentHash.Of(value.Text);
            case InformationList list:
                var hash = 0UL;
                foreach (var item in list.Items)
                {
                    hash = (hash * 31) + Of(item);
                }

                return list.Items.Count == 0 ? ContentHash.Of("") : hash;
            case InformationObject entity:
                var sum = 0UL;
                foreach (var member in entity.Members.Where(member => member.Value is not InformationList { Items.Count: 0 }))
                {
                    sum += ContentHash.Of(member.Name) ^ (Of(member.Value) * 31);
                }

                return sum == 0 ? ContentHash.Of("") : sum;
            default:
                return 1;
        }
    }
}
