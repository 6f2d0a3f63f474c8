000100***************************************************************   CUSTINQ 
000200* CUSTINQ - CUSTOMER INQUIRY                                  *   CUSTINQ 
000300* QUEUE CORE.CUST.INQ     TXN-CODE CUSTINQ                    *   CUSTINQ 
000400*-------------------------------------------------------------*   CUSTINQ 
000500* DATE       CHANGE   DESCRIPTION                             *   CUSTINQ 
000600* 1994-03-07 CR00415  FIRST ISSUE.                            *   CUSTINQ 
000700* 2004-09-13 CR06920  CUST-NAME MIXED, CODE PAGE 935.         *   CUSTINQ 
000800* 2015-02-09 CR14508  ACCOUNT LIST ADDED.                     *   CUSTINQ 
000900***************************************************************   CUSTINQ 
001000 01  CUST-REQ.                                                    CUSTINQ 
001100     COPY COREHDR.                                                CUSTINQ 
001200     05  CUST-NO                 PIC X(10).                       CUSTINQ 
001300                                                                  CUSTINQ 
001400 01  CUST-RSP.                                                    CUSTINQ 
001500     COPY COREHDR.                                                CUSTINQ 
001600     05  CUST-DATA.                                               CUSTINQ 
001700         10  CUST-NO             PIC X(10).                       CUSTINQ 
001800*        MIXED SINGLE AND DOUBLE BYTE, SHIFT CODES COUNT          CUSTINQ 
001900         10  CUST-NAME           PIC X(40).                       CUSTINQ 
002000         10  CUST-NAME-ROMAN     PIC X(40).                       CUSTINQ 
002100         10  CUST-STATUS         PIC X(01).                       CUSTINQ 
002200             88  CUST-ACTIVE               VALUE 'A'.             CUSTINQ 
002300             88  CUST-BLOCKED              VALUE 'B'.             CUSTINQ 
002400             88  CUST-CLOSED               VALUE 'C'.             CUSTINQ 
002500         10  CUST-SEGMENT        PIC X(02).                       CUSTINQ 
002600             88  CUST-RETAIL               VALUE 'RT'.            CUSTINQ 
002700             88  CUST-PREMIUM              VALUE 'PR'.            CUSTINQ 
002800             88  CUST-BUSINESS             VALUE 'BU'.            CUSTINQ 
002900         10  CUST-BIRTH-DATE     PIC 9(08).                       CUSTINQ 
003000         10  CUST-SINCE          PIC 9(08)        COMP-3.         CUSTINQ 
003100     05  ACCT-COUNT              PIC 9(02).                       CUSTINQ 
003200     05  ACCT-LIST               OCCURS 0 TO 20 TIMES             CUSTINQ 
003300                                 DEPENDING ON ACCT-COUNT.         CUSTINQ 
003400         10  ACCT-NO             PIC X(12).                       CUSTINQ 
003500         10  ACCT-KIND           PIC X(02).                       CUSTINQ 
003600             88  ACCT-CURRENT              VALUE 'CA'.            CUSTINQ 
003700             88  ACCT-SAVINGS              VALUE 'SA'.            CUSTINQ 
003800             88  ACCT-MERCHANT             VALUE 'ME'.            CUSTINQ 
003900         10  ACCT-CCY            PIC X(03).                       CUSTINQ 
