// Measures the service on this machine:
// dotnet run --project tests/Load --configuration Release requests of members, on SQLite
// dotnet run --project tests/Load --configuration Release -- postgres [members] [clients]       the same, on PostgreSQL
// dotnet run --project tests/Load --configuration Release -- retention [mailboxes] [due]        the nightly purge
// dotnet run --project tests/Load --configuration Release -- import [contacts]                  histories from a file
// dotnet run --project tests/Load --configuration Release -- search [contacts]                  a search in a fund
// dotnet run --project tests/Load --configuration Release -- scale [reminders] [mailboxes] what much data costs, on
// PostgreSQL
using MsaOrleans.Load;

switch (args)
{
    case ["scale", ..]:
        await Scale.RunAsync(reminders: Number(1, 1_000_000), mailboxes: Number(2, 200_000));
        break;
    case ["retention", ..]:
        await Retention.RunAsync(mailboxes: Number(1, 1_000_000), due: Number(2, 1_000));
        break;
    case ["import", ..]:
        await Imports.RunAsync(contacts: Number(1, 100_000));
        break;
    case ["search", ..]:
        await Searches.RunAsync(contacts: Number(1, 1_000_000));
        break;
    case ["postgres", ..]:
        await RequestRates.RunAsync(members: Number(1, 10_000), clients: Number(2, 32), onPostgres: true);
        break;
    default:
        await RequestRates.RunAsync(members: Number(0, 10_000), clients: Number(1, 32), onPostgres: false);
        break;
}

int Number(int position, int otherwise) => args.Length > position ? int.Parse(args[position], null) : otherwise;
