export const usage = `Tencent Cloud on this machine.

  tengyun-emulator start     starts it in the background and returns once it answers
      --port 9911            where API 3.0 listens; 0: any free port
      --cos-port 9912        where COS listens
      --address 127.0.0.1    which address of this machine both listen on; hosts of one's own elsewhere reach
                             another one, which all instances then share
      --speed 60             how many times faster than the cloud changes happen
      --rate-limits off      whether calls beyond the cloud's limits are refused; on at --speed 1, else off
      --quota vpc.vpcsPerRegion=2   another quota than the documented one, as often as needed
      --foreground           stay in this terminal
  tengyun-emulator status    what runs, and how to reach it
      --json                 the same for programs, with the keys to sign with
  tengyun-emulator stop      ends it with its hosts and databases; the data stays
  tengyun-emulator reset     stops it and removes all its data
      --yes                  without this, it only says what it would remove
  tengyun-emulator faults    lets calls go wrong; see faults --help

  --data .tengyun/emulator   where the emulated cloud is kept
`
