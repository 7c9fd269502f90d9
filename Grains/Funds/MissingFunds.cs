using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Funds;

/// <summary>Tells a file of funds that lacks one whose contacts are owed an answer.</summary>
public sealed class MissingFunds
{
    private readonly FundDirectory _funds;

    internal MissingFunds(FundDirectory funds) => _funds = funds;

    /// <param name="contacts">How many open contacts each fund has.</param>
    /// <exception cref="DataFaultException">Names each fund that is missing, with its contacts.</exception>
    public void Refuse(IEnumerable<OpenContacts> contacts)
    {
        var faults = contacts.Where(open => _funds.Find(open.Fund) is null).Select(Said).ToList();
        if (faults.Count > 0)
            throw new DataFaultException(FundBuilder.Key, faults);
    }

    private static string Said(OpenContacts missing)
    {
        var contacts = missing.Number == 1 ? "1 open contact" : $"{missing.Number} open contacts";
        return $"the fund “{missing.Fund}” is missing and has {contacts}: put it back, and name its successor "
            + "(mergedInto) or transfer them before it is taken out";
    }
}

/// <param name="Fund">Code.</param>
public sealed record OpenContacts(string Fund, long Number);
