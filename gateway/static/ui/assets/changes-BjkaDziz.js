import{t as e}from"./useMutation-D0OiMPvo.js";import{At as t,Li as n,Lt as r,Ta as i,fi as a,mi as o,wi as s}from"./ui-DqrAmEOT.js";import{t as c}from"./Task.module-CQL_o56U.js";import{n as l,t as u}from"./documents-Btsc6mgD.js";var d=i();function f({of:{waiting:e,waitingIsExact:t,leased:n,graded:r}}){let i=e+n+r,a=e=>e.toLocaleString(`en`),o=`${a(r)} of ${a(i)}${t?``:`+`}`;return(0,d.jsxs)(`span`,{className:c.progress,children:[(0,d.jsx)(`progress`,{max:Math.max(i,1),value:r,"aria-label":`Graded: ${o}`}),(0,d.jsx)(`span`,{children:o})]})}function p({task:e,changes:n,gone:r}){let i=a(`WRITER`),o=a(`ADMIN`),{id:s,archivedAt:c,feedbackCount:l}=e,u=e.name||s,f=l>0;return(0,d.jsxs)(d.Fragment,{children:[c===null?(0,d.jsx)(t,{label:`Archive`,name:u,question:`It takes no new grades, and has no queue. Archive it?`,unavailable:i,run:()=>n.archive.mutate({id:s,name:u})}):(0,d.jsx)(t,{label:`Restore`,name:u,question:`It is graded again. Restore it?`,unavailable:i,run:()=>n.restore.mutate({id:s,name:u})}),` `,(0,d.jsx)(t,{label:`Delete`,name:u,question:f?`With all its grades (${l.toLocaleString(`en`)}), for good. Delete it?`:`For good. Delete it?`,unavailable:f?o:i,run:()=>{let e=r&&{onSuccess:r};n.remove.mutate({id:s,name:u,cascade:f},e)}})]})}var m=s(`
  mutation ArchiveTask($input: ArchiveFeedbackTaskInput!) {
    archiveFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),h=s(`
  mutation RestoreTask($input: RestoreFeedbackTaskInput!) {
    restoreFeedbackTask(input: $input) {
      feedbackTask {
        id
      }
    }
  }
`),g=s(`
  mutation DeleteTask($input: DeleteFeedbackTaskInput!) {
    deleteFeedbackTask(input: $input) {
      deletedId
      job {
        id
      }
    }
  }
`);function _(){let t=e({mutationFn:({id:e})=>o(m,{input:{id:e}}),onSuccess:(e,{name:t})=>r(`${t} is archived`),onSettled:(e,t,{id:n})=>u(n)}),i=e({mutationFn:({id:e})=>o(h,{input:{id:e}}),onSuccess:(e,{name:t})=>r(`${t} is back`),onSettled:(e,t,{id:n})=>u(n)}),a=e({mutationFn:({id:e,cascade:t})=>o(g,{input:{id:e,cascade:t}}),onSuccess:(e,{id:t,name:i})=>{let a=e.deleteFeedbackTask?.job??null;r(a?`${i} is being deleted, with its feedback`:`${i} is deleted`),a||n.removeQueries({queryKey:l(t)})},onSettled:()=>n.invalidateQueries({queryKey:[`tasks`]})});return{archive:t,restore:i,remove:a,error:t.error??i.error??a.error}}export{p as n,f as r,_ as t};