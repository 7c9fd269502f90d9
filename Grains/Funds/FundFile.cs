using MsaOrleans.Grains.DataFiles;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Funds;

/// <summary>Reads the file of funds.</summary>
internal static class FundFile
{
    private static readonly DataRoom Room = new(FundBuilder.Key, "Funds", IsFile: true);

    /// <exception cref="DataFaultException">The file, or what it says, is at fault.</exception>
    public static FundDirectory Load(FundsOptions options) => Read(Room.Files(options.Path)[0]);

    /// <exception cref="DataFaultException">What it says is at fault.</exception>
    public static FundDirectory Read(DataFile file)
    {
        var faults = new List<string>();
        var funds = file.Read<List<FundDocument?>>(faults);
        if (faults.Count > 0)
            throw new DataFaultException(FundBuilder.Key, faults);
        try
        {
            return FundBuilder.Build(funds ?? []);
        }
        catch (DataFaultException fault)
        {
            throw new DataFaultException(FundBuilder.Key, [.. fault.Faults.Select(node => $"{file.Name}, {node}")]);
        }
    }
}
