000100***************************************************************   ACCTBAL 
000200* ACCTBAL - ACCOUNT BALANCE WITH HOLDS                        *   ACCTBAL 
000300* QUEUE CORE.ACCT.BAL     TXN-CODE ACCTBAL                    *   ACCTBAL 
000400*-------------------------------------------------------------*   ACCTBAL 
000500* DATE       CHANGE   DESCRIPTION                             *   ACCTBAL 
000600* 1994-03-07 CR00416  FIRST ISSUE.                            *   ACCTBAL 
000700* 2003-01-20 CR05511  HOLDS FROM FIXED 5 TO OCCURS DEPENDING ON.* ACCTBAL 
000800* 2015-02-09 CR14508  INTEREST RATE, ACCRUED INTEREST.        *   ACCTBAL 
000810* 2027-03-01 CR20113  50 HOLDS. ACCT-KIND 3 LONG. LAST-POSTED.   * ACCTBAL 
000900***************************************************************   ACCTBAL 
001000 01  BAL-REQ.                                                     ACCTBAL 
001100     COPY COREHDR.                                                ACCTBAL 
001200     05  ACCT-NO                 PIC X(12).                       ACCTBAL 
001300                                                                  ACCTBAL 
001400 01  BAL-RSP.                                                     ACCTBAL 
001500     COPY COREHDR.                                                ACCTBAL 
001600     05  ACCT-NO                 PIC X(12).                       ACCTBAL 
001700     05  CUST-NO                 PIC X(10).                       ACCTBAL 
001800     05  ACCT-KIND               PIC X(03).                       ACCTBAL 
001900     05  ACCT-STATUS             PIC X(01).                       ACCTBAL 
002000         88  ACCT-OPEN                     VALUE 'O'.             ACCTBAL 
002100         88  ACCT-CLOSED                   VALUE 'C'.             ACCTBAL 
002200     05  ACCT-CCY                PIC X(03).                       ACCTBAL 
002300     05  LEDGER-BAL              PIC S9(13)V99    COMP-3.         ACCTBAL 
002400     05  AVAIL-BAL               PIC S9(13)V99    COMP-3.         ACCTBAL 
002500     05  HOLD-TOTAL              PIC S9(13)V99    COMP-3.         ACCTBAL 
002600     05  OVERDRAFT-LIMIT         PIC S9(13)V99    COMP-3.         ACCTBAL 
002700     05  HOLD-COUNT              PIC S9(04)       COMP.           ACCTBAL 
002800     05  HOLD-ENTRY              OCCURS 0 TO 50 TIMES             ACCTBAL 
002900                                 DEPENDING ON HOLD-COUNT.         ACCTBAL 
003000         10  HOLD-ID             PIC X(12).                       ACCTBAL 
003100         10  HOLD-AMT            PIC S9(13)V99    COMP-3.         ACCTBAL 
003200         10  HOLD-DATE           PIC 9(08).                       ACCTBAL 
003300         10  HOLD-EXPIRY         PIC 9(08).                       ACCTBAL 
003400         10  HOLD-REASON         PIC X(04).                       ACCTBAL 
003500*    THE FIELDS BELOW FOLLOW THE LAST HOLD IMMEDIATELY            ACCTBAL 
003600     05  INTEREST-RATE           PIC S9(03)V9(06) COMP-3.         ACCTBAL 
003700     05  ACCRUED-INT             PIC S9(09)V9(04).                ACCTBAL 
003800     05  LAST-POSTED             PIC 9(08).                       ACCTBAL 
