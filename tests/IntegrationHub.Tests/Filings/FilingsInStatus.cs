using IntegrationHub.Filings.V1;
using IntegrationHub.TestKit;
using static IntegrationHub.Filings.V1.FilingStatus;

namespace IntegrationHub.Tests.Filings;

/// <summary>Brings new filings to a status by the calls that lead there.</summary>
internal static class FilingsInStatus
{
    /// <summary>A filing of marital status in <paramref name="status"/>.</summary>
    public static async Task<Filing> FileAsync(this FilingCaller caller, FilingStatus status, string commune = LamDong.XuanHuong)
    {
        var filing = await caller.SubmitAsync(NewFilings.MaritalStatus(commune));
        if (status is InProcess or PaymentRequested or Stopped or Finished or ResultReturned)
        {
            filing = await caller.MoveAsync(filing.Name, Accepted);
        }

        return status switch
        {
            Registered => filing,
            ResultReturned => await caller.CompleteAsync(FilingChanges.Complete(filing.Name, returned: true)),
            _ => await caller.MoveAsync(filing.Name, status),
        };
    }

    /// <summary>Asks for the move by the call that takes it.</summary>
    public static Task<Filing> MoveAsync(this FilingCaller caller, string name, FilingStatus to) => to switch
    {
        SupplementRequested => caller.AskForMoreAsync(FilingChanges.AskForMore(name)),
        Withdrawn => caller.WithdrawAsync(FilingChanges.Withdraw(name)),
        Finished => caller.CompleteAsync(FilingChanges.Complete(name)),
        _ => caller.ProgressAsync(FilingChanges.Progress(name, to)),
    };
}
