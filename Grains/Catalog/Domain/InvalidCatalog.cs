using MsaOrleans.Grains.DataFiles;

namespace MsaOrleans.Grains.Catalog.Domain;

internal static class InvalidCatalog
{
    public const string Key = "Catalog:Path";

    public static DataFaultException Because(IReadOnlyList<string> faults) => new(Key, faults);
}
