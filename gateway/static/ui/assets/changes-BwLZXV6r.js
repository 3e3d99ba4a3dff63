import{t as e}from"./useMutation-C_Iw3qfN.js";import{Di as t,ai as n,ha as r,hi as i,ri as a,vt as o}from"./ui-DfYh_Zev.js";import{t as s}from"./Confirm-BqDS1v9H.js";import{t as c}from"./Task.module-CQL_o56U.js";import{n as l,t as u}from"./documents-DOnxnLti.js";var d=r();function f({of:{waiting:e,waitingIsExact:t,leased:n,graded:r}}){let i=e+n+r,a=e=>e.toLocaleString(`en`),o=`${a(r)} of ${a(i)}${t?``:`+`}`;return(0,d.jsxs)(`span`,{className:c.progress,children:[(0,d.jsx)(`progress`,{max:Math.max(i,1),value:r,"aria-label":`Graded: ${o}`}),(0,d.jsx)(`span`,{children:o})]})}function p({task:e,changes:t,gone:n}){let r=a(`WRITER`),i=a(`ADMIN`),{id:o,archivedAt:c,feedbackCount:l}=e,u=e.name||o,f=l>0;return(0,d.jsxs)(d.Fragment,{children:[c===null?(0,d.jsx)(s,{label:`Archive`,name:u,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:r,run:()=>t.archive.mutate({id:o,name:u})}):(0,d.jsx)(s,{label:`Restore`,name:u,question:`It is graded again. Restore it?`,unavailable:r,run:()=>t.restore.mutate({id:o,name:u})}),` `,(0,d.jsx)(s,{label:`Delete`,name:u,question:f?`With all its grades (${l.toLocaleString(`en`)}), for good. Delete it?`:`For good. Delete it?`,unavailable:f?i:r,run:()=>{let e=n&&{onSuccess:n};t.remove.mutate({id:o,name:u,cascade:f},e)}})]})}var m=i(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),h=i(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),g=i(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function _(){let r=e({mutationFn:({id:e})=>n(m,{input:{id:e}}),onSuccess:(e,{name:t})=>o(`${t} is archived`),onSettled:(e,t,{id:n})=>u(n)}),i=e({mutationFn:({id:e})=>n(h,{input:{id:e}}),onSuccess:(e,{name:t})=>o(`${t} is back`),onSettled:(e,t,{id:n})=>u(n)}),a=e({mutationFn:({id:e,cascade:t})=>n(g,{input:{id:e,cascade:t}}),onSuccess:(e,{id:n,name:r})=>{let i=e.deleteFeedbackTask?.job??null;o(i?`${r} is being deleted, with its feedback`:`${r} is deleted`),i||t.removeQueries({queryKey:l(n)})},onSettled:()=>t.invalidateQueries({queryKey:[`tasks`]})});return{archive:r,restore:i,remove:a,error:r.error??i.error??a.error}}export{p as n,f as r,_ as t};